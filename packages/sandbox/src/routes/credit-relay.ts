import type {
  AssetReportGetResponse,
  CreditRelayCreateResponse,
  CreditRelayRefreshResponse,
  CreditRelayRemoveResponse,
} from 'plaid';
import * as z from 'zod';
import { formatAssetReport, wholeReport } from '../formatters/asset-report.js';
import { formatAssetReportPdf } from '../formatters/asset-report-pdf.js';
import type { ResponseBody } from '../formatters/wire.js';
import { invalidField } from '../http/errors.js';
import { checkReadable, currentItems, findReport, generateReport } from '../reports/asset-reports.js';
import type { Context } from '../state/context.js';
import type { AssetReport, RelayToken } from '../state/entities.js';
import { nonEmptyText, reportType, url } from './fields.js';
import { type Call, type Route, route } from './route.js';

const createRequest = z.strictObject({
  // Plaid allows one token of each report type, and has one type.
  report_tokens: z.array(nonEmptyText).min(1).max(1),
  secondary_client_id: nonEmptyText,
  webhook: url.nullish(),
});

const getRequest = z.strictObject({
  relay_token: nonEmptyText,
  report_type: reportType,
  include_insights: z.boolean().default(false),
});

const pdfRequest = z.strictObject({ relay_token: nonEmptyText, report_type: reportType });

const refreshRequest = z.strictObject({
  relay_token: nonEmptyText,
  report_type: reportType,
  webhook: url.nullish(),
});

const removeRequest = z.strictObject({ relay_token: nonEmptyText });

export const creditRelayRoutes: readonly Route[] = [
  route('/credit/relay/create', createRequest, createRelay),
  route('/credit/relay/get', getRequest, getRelay),
  route('/credit/relay/pdf/get', pdfRequest, getRelayPdf),
  route('/credit/relay/refresh', refreshRequest, refreshRelay),
  route('/credit/relay/remove', removeRequest, removeRelay),
];

/** A report can be relayed while it is PENDING, and to its owner. */
function createRelay(
  input: z.output<typeof createRequest>,
  { client, context, happened }: Call,
): ResponseBody<CreditRelayCreateResponse> {
  const [assetReportToken = ''] = input.report_tokens;
  const report = findReport(context, client, assetReportToken);
  if (!context.clients.exists(input.secondary_client_id)) {
    throw invalidField('secondary_client_id is not the id of a client');
  }
  const { relayToken } = context.store.relayTokens.insert({
    relayToken: context.tokens.relayToken(),
    ownerClientId: client.clientId,
    secondaryClientId: input.secondary_client_id,
    webhook: input.webhook ?? null,
    assetReportId: report.assetReportId,
  });
  happened({ concerns: [assetReportToken], made: [relayToken] });
  return { relay_token: relayToken };
}

function getRelay(
  input: z.output<typeof getRequest>,
  { client, context }: Call,
): ResponseBody<AssetReportGetResponse> {
  const { relay, report } = openRelay(context, input.relay_token, client.clientId);
  const view = { ...wholeReport, includeInsights: input.include_insights };
  checkReadable(context, client, report, view);
  context.events.emit({ kind: 'relay-read', relay });
  return formatAssetReport(report, view);
}

/** Sends no RELAY_EVENT webhook: only `/credit/relay/get` does (Plaid docs: /credit/relay/create). */
function getRelayPdf(input: z.output<typeof pdfRequest>, { client, context }: Call): Promise<Uint8Array> {
  const { report } = openRelay(context, input.relay_token, client.clientId);
  checkReadable(context, client, report, wholeReport);
  return formatAssetReportPdf(report, wholeReport);
}

/**
 * The new report has the parameters of the old one, but the webhook of this request, which Plaid documents as the address for
 * "when the report of a relay token has been refreshed". An assumption: the owner's webhook is not called.
 */
function refreshRelay(
  input: z.output<typeof refreshRequest>,
  { client, context, happened }: Call,
): ResponseBody<CreditRelayRefreshResponse> {
  const { relay, report: parent } = openRelay(context, input.relay_token, client.clientId);
  const { assetReportId } = generateReport(context, {
    clientId: parent.clientId,
    items: currentItems(context, parent),
    daysRequested: parent.daysRequested,
    options: { ...parent.options, webhook: input.webhook ?? null },
    excludedAccountIds: parent.excludedAccountIds,
  });
  context.store.relayTokens.replace(relay, { ...relay, assetReportId });
  happened({ concerns: [relay.relayToken], made: [assetReportId] });
  return { asset_report_id: assetReportId, relay_token: relay.relayToken };
}

/** An assumption: both clients can revoke the token. Plaid does not document this. */
function removeRelay(
  input: z.output<typeof removeRequest>,
  { client, context, happened }: Call,
): ResponseBody<CreditRelayRemoveResponse> {
  const relay = context.store.relayTokens.find('relayToken', input.relay_token);
  if (relay === undefined || ![relay.ownerClientId, relay.secondaryClientId].includes(client.clientId)) {
    throw invalidRelayToken();
  }
  context.store.relayTokens.remove(relay);
  happened({ concerns: [relay.relayToken], made: [] });
  return { removed: true };
}

/** Only the secondary client can use a relay token, and only until the owner removes the report. */
function openRelay(
  context: Context,
  relayToken: string,
  secondaryClientId: string,
): { relay: RelayToken; report: AssetReport } {
  const relay = context.store.relayTokens.find('relayToken', relayToken);
  if (relay?.secondaryClientId !== secondaryClientId) throw invalidRelayToken();
  const report = context.store.assetReports.find('assetReportId', relay.assetReportId);
  if (report === undefined) throw invalidRelayToken();
  return { relay, report };
}

/**
 * An assumption: Plaid documents no error for a relay token that is unknown, revoked or of another client. The error is the same
 * for all three, so that a client cannot find out which tokens exist.
 */
function invalidRelayToken() {
  return invalidField('relay_token is not a relay token that this client can use');
}
