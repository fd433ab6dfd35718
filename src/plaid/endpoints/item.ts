import type {
  ItemPublicTokenExchangeRequest,
  ItemPublicTokenExchangeResponse,
  SandboxPublicTokenCreateRequest,
  SandboxPublicTokenCreateResponse,
} from 'plaid';
import { endpoint } from '../endpoint.js';

/** How an Item comes to be: a public token (from Link, or in a sandbox from Plaid itself), exchanged for an access token. */
export const item = {
  exchangePublicToken: endpoint<ItemPublicTokenExchangeRequest, ItemPublicTokenExchangeResponse>(
    '/item/public_token/exchange',
    'create',
    'owner',
    ['access_token', 'item_id', 'request_id'],
  ),
  createSandboxPublicToken: endpoint<SandboxPublicTokenCreateRequest, SandboxPublicTokenCreateResponse>(
    '/sandbox/public_token/create',
    'create',
    'owner',
    ['public_token', 'request_id'],
  ),
};
