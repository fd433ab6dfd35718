import type {
  AssetReportCreateResponse,
  AssetReportFilterResponse,
  AssetReportGetResponse,
  AssetReportRefreshResponse,
  AssetReportRemoveResponse,
} from 'plaid';
import * as z from 'zod';
import { formatAssetReport, wholeReport } from '../formatters/asset-report.js';
import { formatAssetReportPdf } from '../formatters/asset-report-pdf.js';
import type { ResponseBody } from '../formatters/wire.js';
import { assetsNotEnabled, invalidAccountId, invalidField, missingFields } from '../http/errors.js';
import {
  checkReadable,
  checkReady,
  currentItems,
  filterReport,
  findParent,
  findReport,
  generateReport,
  removeReport,
} from '../reports/asset-reports.js';
import { mergeOptions, noOptions } from '../reports/report-options.js';
import type { AssetReport } from '../state/entities.js';
import { findItem } from '../state/items.js';
import { assetReportDays, nonEmptyText, pdfOptions, reportUser, text, url, urlOrEmpty } from './fields.js';
import { type Call, type Route, route } from './route.js';

const createRequest = z.strictObject({
  // Optional in Plaid's schema, but a report needs it.
  access_tokens: z.array(nonEmptyText).min(1).max(99),
  days_requested: assetReportDays,
  options: z
    .strictObject({
      client_report_id: text.nullish(),
      webhook: url.nullish(),
      add_ons: z.array(z.enum(['investments', 'fast_assets'])).optional(),
      user: reportUser.optional(),
      require_all_items: z.boolean().nullish(),
      // Deprecated, replaced by add_ons.
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

const filterRequest = z.strictObject({
  asset_report_token: nonEmptyText,
  account_ids_to_exclude: z.array(text),
});

const pdfRequest = z.strictObject({ asset_report_token: nonEmptyText, options: pdfOptions });

const removeRequest = z.strictObject({ asset_report_token: nonEmptyText });

export const assetReportRoutes: readonly Route[] = [
  route('/asset_report/create', createRequest, createReport),
  route('/asset_report/get', getRequest, getReport),
  route('/asset_report/pdf/get', pdfRequest, getReportPdf),
  route('/asset_report/filter', filterRequest, filter),
  route('/asset_report/refresh', refreshRequest, refreshReport),
  route('/asset_report/remove', removeRequest, remove),
];

function createReport(
  input: z.output<typeof createRequest>,
  { client, context, happened }: Call,
): ResponseBody<AssetReportCreateResponse> {
  const items = [...new Set(input.access_tokens)].map((token) => findItem(context, client, token));
  const withoutAssets = items.filter((item) => !item.products.includes('assets'));
  if (withoutAssets.length > 0) throw assetsNotEnabled(withoutAssets.map((item) => item.itemId));
  const { options = {} } = input;
  const addOns = new Set<string>(options.add_ons);
  if (options.include_fast_report) addOns.add('fast_assets');
  if (options.products?.includes('investments')) addOns.add('investments');
  const report = generateReport(context, {
    clientId: client.clientId,
    items,
    daysRequested: input.days_requested,
    options: {
      ...mergeOptions(noOptions, options),
      addOns: [...addOns],
      requireAllItems: options.require_all_items ?? true,
    },
    excludedAccountIds: [],
  });
  happened({ concerns: items.map(({ accessToken }) => accessToken), made: tokensOf(report) });
  return formatNewReport(report);
}

function getReport(
  input: z.output<typeof getRequest>,
  { client, context }: Call,
): ResponseBody<AssetReportGetResponse> {
  if (input.user_token !== undefined) throw invalidField('user_token does not belong to a user');
  if (input.asset_report_token === undefined) throw missingFields(['asset_report_token']);
  const report = findReport(context, client, input.asset_report_token);
  const view = {
    includeInsights: input.include_insights,
    daysToInclude: input.options?.days_to_include ?? null,
    fast: input.fast_report,
  };
  checkReadable(context, client, report, view);
  return formatAssetReport(report, view);
}

function getReportPdf(input: z.output<typeof pdfRequest>, { client, context }: Call): Promise<Uint8Array> {
  const report = findReport(context, client, input.asset_report_token);
  const view = { ...wholeReport, daysToInclude: input.options?.days_to_include ?? null };
  checkReadable(context, client, report, view);
  return formatAssetReportPdf(report, view);
}

/** Accounts that an earlier filter excluded are unknown to this report. */
function filter(
  input: z.output<typeof filterRequest>,
  { client, context, happened }: Call,
): ResponseBody<AssetReportFilterResponse> {
  const parent = findParent(context, client, input.asset_report_token);
  checkReady(context, parent);
  const excluded = [...new Set(input.account_ids_to_exclude)];
  const accountIds = parent.items
    .flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId))
    .filter((accountId) => !parent.excludedAccountIds.includes(accountId));
  if (excluded.some((accountId) => !accountIds.includes(accountId))) {
    throw invalidAccountId('account_ids_to_exclude');
  }
  const report = filterReport(context, parent, excluded);
  happened({ concerns: [parent.assetReportToken], made: tokensOf(report) });
  return formatNewReport(report);
}

function refreshReport(
  input: z.output<typeof refreshRequest>,
  { client, context, happened }: Call,
): ResponseBody<AssetReportRefreshResponse> {
  const parent = findReport(context, client, input.asset_report_token);
  const report = generateReport(context, {
    clientId: parent.clientId,
    items: currentItems(context, parent),
    daysRequested: input.days_requested ?? parent.daysRequested,
    options: mergeOptions(parent.options, input.options ?? {}),
    excludedAccountIds: parent.excludedAccountIds,
  });
  happened({ concerns: [parent.assetReportToken], made: tokensOf(report) });
  return formatNewReport(report);
}

/** The report's audit copies and relay tokens become invalid. */
function remove(
  input: z.output<typeof removeRequest>,
  { client, context, happened }: Call,
): ResponseBody<AssetReportRemoveResponse> {
  removeReport(context, findReport(context, client, input.asset_report_token));
  happened({ concerns: [input.asset_report_token], made: [] });
  return { removed: true };
}

function tokensOf({ assetReportId, assetReportToken }: AssetReport): readonly string[] {
  return [assetReportToken, assetReportId];
}

function formatNewReport(report: AssetReport): ResponseBody<AssetReportCreateResponse> {
  return { asset_report_id: report.assetReportId, asset_report_token: report.assetReportToken };
}
