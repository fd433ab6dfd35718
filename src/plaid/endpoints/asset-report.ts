import type {
  AssetReportCreateRequest,
  AssetReportCreateResponse,
  AssetReportGetRequest,
  AssetReportGetResponse,
  AssetReportRefreshRequest,
  AssetReportRefreshResponse,
} from 'plaid';
import { endpoint } from '../endpoint.js';

/** `/asset_report/*`: reports over Items of our own. Create and refresh make a new, immutable report each time. */
export const assetReport = {
  create: endpoint<AssetReportCreateRequest, AssetReportCreateResponse>('/asset_report/create', 'create', [
    'asset_report_token',
    'asset_report_id',
    'request_id',
  ]),
  get: endpoint<AssetReportGetRequest, AssetReportGetResponse>('/asset_report/get', 'read', []),
  refresh: endpoint<AssetReportRefreshRequest, AssetReportRefreshResponse>(
    '/asset_report/refresh',
    'create',
    ['asset_report_token', 'asset_report_id', 'request_id'],
  ),
};
