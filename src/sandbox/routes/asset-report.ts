import type {
  AssetReportCreateResponse,
  AssetReportGetResponse,
  AssetReportRefreshResponse,
  AssetReportRemoveResponse,
} from 'plaid';
import { z } from 'zod';
import { checkReadable, currentItems, findReport, generateReport, noUser } from '../asset-reports.js';
import type { AssetReport, ReportOptions, ReportUser } from '../entities.js';
import { assetsNotEnabled, invalidField, missingFields } from '../errors.js';
import { formatAssetReport } from '../formatters/asset-report.js';
import type { Answer } from '../formatters/wire.js';
import { findItem } from '../items.js';
import { assetReportDays, nonEmptyText, reportUser, text, url, urlOrEmpty } from './fields.js';
import { type Call, type Route, route } from './route.js';

const createRequest = z.strictObject({
  // Plaid's schema leaves it optional; a report needs it all the same.
  access_tokens: z.array(nonEmptyText).min(1).max(99),
  days_requested: assetReportDays,
  options: z
    .strictObject({
      client_report_id: text.nullish(),
      webhook: url.nullish(),
      add_ons: z.array(z.enum(['investments', 'fast_assets'])).optional(),
      user: reportUser.optional(),
      require_all_items: z.boolean().nullish(),
      // The two that add_ons replaced.
      include_fast_report: z.boolean().nullish(),
      products: z.array(text).optional(),
    })
    .optional(),
});

const getRequest = z.strictObject({
  asset_report_token: nonEmptyText.optional(),
  user_token: text.optional(),
  include_insights: z.boolean().default(false),
  fast_report: z.boolean().default(false),
  options: z.strictObject({ days_to_include: assetReportDays.nullish() }).optional(),
});

const refreshRequest = z.strictObject({
  asset_report_token: nonEmptyText,
  days_requested: assetReportDays.nullish(),
  options: z
    .strictObject({
      client_report_id: text.nullish(),
      webhook: urlOrEmpty.nullish(),
      user: reportUser.optional(),
    })
    .optional(),
});

const removeRequest = z.strictObject({ asset_report_token: nonEmptyText });

export const assetReportRoutes: readonly Route[] = [
  route('/asset_report/create', createRequest, createReport),
  route('/asset_report/get', getRequest, getReport),
  route('/asset_report/refresh', refreshRequest, refreshReport),
  route('/asset_report/remove', removeRequest, removeReport),
];

function createReport(
  input: z.output<typeof createRequest>,
  { client, world }: Call,
): Answer<AssetReportCreateResponse> {
  const items = [...new Set(input.access_tokens)].map((token) => findItem(world, client, token));
  const withoutAssets = items.filter((item) => !item.products.includes('assets'));
  if (withoutAssets.length > 0) throw assetsNotEnabled(withoutAssets.map((item) => item.itemId));
  const { options = {} } = input;
  const addOns = new Set<string>(options.add_ons);
  if (options.include_fast_report) addOns.add('fast_assets');
  if (options.products?.includes('investments')) addOns.add('investments');
  const report = generateReport(world, {
    clientId: client.clientId,
    items,
    daysRequested: input.days_requested,
    options: {
      clientReportId: options.client_report_id ?? null,
      webhook: options.webhook ?? null,
      user: mergeUser(noUser, options.user),
      addOns: [...addOns],
      requireAllItems: options.require_all_items ?? true,
    },
    excludedAccountIds: [],
  });
  return formatNewReport(report);
}

function getReport(
  input: z.output<typeof getRequest>,
  { client, world }: Call,
): Answer<AssetReportGetResponse> {
  if (input.user_token !== undefined) throw invalidField('user_token does not belong to a user');
  if (input.asset_report_token === undefined) throw missingFields(['asset_report_token']);
  const report = findReport(world, client, input.asset_report_token);
  const view = {
    includeInsights: input.include_insights,
    daysToInclude: input.options?.days_to_include ?? null,
    fast: input.fast_report,
  };
  checkReadable(world, client, report, view);
  return formatAssetReport(report, view);
}

function refreshReport(
  input: z.output<typeof refreshRequest>,
  { client, world }: Call,
): Answer<AssetReportRefreshResponse> {
  const parent = findReport(world, client, input.asset_report_token);
  const report = generateReport(world, {
    clientId: parent.clientId,
    items: currentItems(world, parent),
    daysRequested: input.days_requested ?? parent.daysRequested,
    options: mergeOptions(parent.options, input.options ?? {}),
    excludedAccountIds: parent.excludedAccountIds,
  });
  return formatNewReport(report);
}

function removeReport(
  input: z.output<typeof removeRequest>,
  { client, world }: Call,
): Answer<AssetReportRemoveResponse> {
  world.store.assetReports.remove(findReport(world, client, input.asset_report_token));
  return { removed: true };
}

function formatNewReport(report: AssetReport): Answer<AssetReportCreateResponse> {
  return { asset_report_id: report.assetReportId, asset_report_token: report.assetReportToken };
}

function mergeOptions(
  original: ReportOptions,
  changes: NonNullable<z.output<typeof refreshRequest>['options']>,
): ReportOptions {
  return {
    ...original,
    clientReportId: override(original.clientReportId, changes.client_report_id),
    webhook: override(original.webhook, changes.webhook),
    user: mergeUser(original.user, changes.user),
  };
}

/** Field by field: naming one does not clear the others (Plaid's own SDK tests rely on it). */
function mergeUser(original: ReportUser, changes: z.output<typeof reportUser> = {}): ReportUser {
  return {
    clientUserId: override(original.clientUserId, changes.client_user_id),
    firstName: override(original.firstName, changes.first_name),
    middleName: override(original.middleName, changes.middle_name),
    lastName: override(original.lastName, changes.last_name),
    ssn: override(original.ssn, changes.ssn),
    phoneNumber: override(original.phoneNumber, changes.phone_number),
    email: override(original.email, changes.email),
  };
}

/**
 * An absent field keeps its value and an empty string clears it (Plaid docs: /asset_report/refresh). What null does
 * Plaid does not say; here it keeps, because many clients send null for what they leave out.
 */
function override(original: string | null, change: string | null | undefined): string | null {
  if (change === undefined || change === null) return original;
  return change === '' ? null : change;
}
