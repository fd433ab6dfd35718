import type {
  AssetReportCreateRequest,
  AssetReportCreateResponse,
  AssetReportFilterRequest,
  AssetReportFilterResponse,
  AssetReportGetRequest,
  AssetReportGetResponse,
  AssetReportPDFGetRequest,
  AssetReportRefreshRequest,
  AssetReportRefreshResponse,
  AssetReportRemoveRequest,
  AssetReportRemoveResponse,
} from 'plaid';
import { bytesEndpoint, endpoint } from '../endpoint.js';

/** `/asset_report/*`: reports on the owner's Items. Create, refresh and filter each make a new, immutable report. */
export const assetReport = {
  create: endpoint<AssetReportCreateRequest, AssetReportCreateResponse>(
    '/asset_report/create',
    'create',
    'owner',
    ['asset_report_token', 'asset_report_id', 'request_id'],
  ),
  get: endpoint<AssetReportGetRequest, AssetReportGetResponse>('/asset_report/get', 'read', 'owner', []),
  getPdf: bytesEndpoint<AssetReportPDFGetRequest>('/asset_report/pdf/get', 'owner'),
  refresh: endpoint<AssetReportRefreshRequest, AssetReportRefreshResponse>(
    '/asset_report/refresh',
    'create',
    'owner',
    ['asset_report_token', 'asset_report_id', 'request_id'],
  ),
  filter: endpoint<AssetReportFilterRequest, AssetReportFilterResponse>(
    '/asset_report/filter',
    'create',
    'owner',
    ['asset_report_token', 'asset_report_id', 'request_id'],
  ),
  remove: endpoint<AssetReportRemoveRequest, AssetReportRemoveResponse>(
    '/asset_report/remove',
    'create',
    'owner',
    ['request_id'],
  ),
};
