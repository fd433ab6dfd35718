import type {
  AssetReportAuditCopyCreateRequest,
  AssetReportAuditCopyCreateResponse,
  AssetReportAuditCopyGetRequest,
  AssetReportAuditCopyPdfGetRequest,
  AssetReportAuditCopyRemoveRequest,
  AssetReportAuditCopyRemoveResponse,
  AssetReportGetResponse,
} from 'plaid';
import { bytesEndpoint, endpoint } from '../endpoint.js';

/** `/asset_report/audit_copy/*`: copies of the owner's reports for an auditor, such as an investor in loans. */
export const auditCopy = {
  create: endpoint<AssetReportAuditCopyCreateRequest, AssetReportAuditCopyCreateResponse>(
    '/asset_report/audit_copy/create',
    'create',
    'owner',
    ['audit_copy_token', 'request_id'],
  ),
  get: endpoint<AssetReportAuditCopyGetRequest, AssetReportGetResponse>(
    '/asset_report/audit_copy/get',
    'read',
    'owner',
    [],
  ),
  getPdf: bytesEndpoint<AssetReportAuditCopyPdfGetRequest>('/asset_report/audit_copy/pdf/get', 'owner'),
  remove: endpoint<AssetReportAuditCopyRemoveRequest, AssetReportAuditCopyRemoveResponse>(
    '/asset_report/audit_copy/remove',
    'create',
    'owner',
    ['request_id'],
  ),
};
