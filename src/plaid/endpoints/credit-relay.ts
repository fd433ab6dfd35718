import type {
  AssetReportGetResponse,
  CreditRelayCreateRequest,
  CreditRelayCreateResponse,
  CreditRelayGetRequest,
  CreditRelayPDFGetRequest,
  CreditRelayRefreshRequest,
  CreditRelayRefreshResponse,
  CreditRelayRemoveRequest,
  CreditRelayRemoveResponse,
} from 'plaid';
import { bytesEndpoint, endpoint } from '../endpoint.js';

/** `/credit/relay/*`: an owner lets one other client of Plaid's read a report. Get and refresh are that client's calls. */
export const creditRelay = {
  create: endpoint<CreditRelayCreateRequest, CreditRelayCreateResponse>(
    '/credit/relay/create',
    'create',
    'owner',
    ['relay_token', 'request_id'],
  ),
  get: endpoint<CreditRelayGetRequest, AssetReportGetResponse>('/credit/relay/get', 'read', 'reader', []),
  getPdf: bytesEndpoint<CreditRelayPDFGetRequest>('/credit/relay/pdf/get', 'reader'),
  refresh: endpoint<CreditRelayRefreshRequest, CreditRelayRefreshResponse>(
    '/credit/relay/refresh',
    'create',
    'reader',
    ['relay_token', 'request_id'],
  ),
  remove: endpoint<CreditRelayRemoveRequest, CreditRelayRemoveResponse>(
    '/credit/relay/remove',
    'create',
    'owner',
    ['request_id'],
  ),
};
