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

/** `/credit/relay/*`: an owner lets one other Plaid client read a report. That client calls get and refresh. */
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
