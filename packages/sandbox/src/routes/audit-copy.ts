import type {
  AssetReportAuditCopyCreateResponse,
  AssetReportAuditCopyRemoveResponse,
  AssetReportGetResponse,
} from 'plaid';
import * as z from 'zod';
import { formatAssetReport, wholeReport } from '../formatters/asset-report.js';
import { formatAssetReportPdf } from '../formatters/asset-report-pdf.js';
import type { ResponseBody } from '../formatters/wire.js';
import { invalidAuditCopyToken, invalidField } from '../http/errors.js';
import { checkReadable, findParent } from '../reports/asset-reports.js';
import type { AssetReport, AuditCopy } from '../state/entities.js';
import { nonEmptyText, pdfOptions } from './fields.js';
import { type Call, type Route, route } from './route.js';

const createRequest = z.strictObject({
  asset_report_token: nonEmptyText,
  auditor_id: nonEmptyText.optional(),
});

const getRequest = z.strictObject({ audit_copy_token: nonEmptyText });

const pdfRequest = z.strictObject({ audit_copy_token: nonEmptyText, options: pdfOptions });

const removeRequest = z.strictObject({ audit_copy_token: nonEmptyText });

export const auditCopyRoutes: readonly Route[] = [
  route('/asset_report/audit_copy/create', createRequest, createAuditCopy),
  route('/asset_report/audit_copy/get', getRequest, getAuditCopy),
  route('/asset_report/audit_copy/pdf/get', pdfRequest, getAuditCopyPdf),
  route('/asset_report/audit_copy/remove', removeRequest, removeAuditCopy),
];

/** "Currently the only auditors" (Plaid docs: assets). In Plaid's sandbox a client id works too. */
const auditors = ['fannie_mae', 'freddie_mac', 'ocrolus'];

/** A copy can be created while the report is PENDING, but cannot be read until the report is ready. */
function createAuditCopy(
  input: z.output<typeof createRequest>,
  { client, context, happened }: Call,
): ResponseBody<AssetReportAuditCopyCreateResponse> {
  const { assetReportId } = findParent(context, client, input.asset_report_token);
  const auditorId = input.auditor_id ?? null;
  if (auditorId !== null && !auditors.includes(auditorId) && !context.clients.exists(auditorId)) {
    throw invalidField('auditor_id is not the id of an auditor');
  }
  const { auditCopyToken } = context.store.auditCopies.insert({
    auditCopyToken: context.tokens.auditCopyToken(),
    ownerClientId: client.clientId,
    auditorId,
    assetReportId,
  });
  happened({ concerns: [input.asset_report_token], made: [auditCopyToken] });
  return { audit_copy_token: auditCopyToken };
}

function getAuditCopy(input: z.output<typeof getRequest>, call: Call): ResponseBody<AssetReportGetResponse> {
  const { report } = openAuditCopy(input.audit_copy_token, call);
  checkReadable(call.context, call.client, report, wholeReport);
  return formatAssetReport(report, wholeReport);
}

function getAuditCopyPdf(input: z.output<typeof pdfRequest>, call: Call): Promise<Uint8Array> {
  const { report } = openAuditCopy(input.audit_copy_token, call);
  const view = { ...wholeReport, daysToInclude: input.options?.days_to_include ?? null };
  checkReadable(call.context, call.client, report, view);
  return formatAssetReportPdf(report, view);
}

/** Only the owner can remove a copy. Plaid does not document whether the auditor can too. */
function removeAuditCopy(
  input: z.output<typeof removeRequest>,
  call: Call,
): ResponseBody<AssetReportAuditCopyRemoveResponse> {
  const { copy } = openAuditCopy(input.audit_copy_token, call);
  if (copy.ownerClientId !== call.client.clientId) throw invalidAuditCopyToken();
  call.context.store.auditCopies.remove(copy);
  call.happened({ concerns: [copy.auditCopyToken], made: [] });
  return { removed: true };
}

/**
 * "Both you and any third parties holding the token" can use a copy (Plaid docs: /asset_report/audit_copy/remove), until the copy
 * or its report is removed.
 *
 * @throws PlaidApiError INVALID_AUDIT_COPY_TOKEN, also for clients that are neither the owner nor the auditor.
 */
function openAuditCopy(
  auditCopyToken: string,
  { client, context }: Call,
): { copy: AuditCopy; report: AssetReport } {
  const copy = context.store.auditCopies.find('auditCopyToken', auditCopyToken);
  if (copy === undefined || ![copy.ownerClientId, copy.auditorId].includes(client.clientId)) {
    throw invalidAuditCopyToken();
  }
  const report = context.store.assetReports.find('assetReportId', copy.assetReportId);
  if (report === undefined) throw invalidAuditCopyToken();
  return { copy, report };
}
