import type {
  ItemPublicTokenExchangeRequest,
  ItemPublicTokenExchangeResponse,
  SandboxPublicTokenCreateRequest,
  SandboxPublicTokenCreateResponse,
} from 'plaid';
import { endpoint } from '../endpoint.js';

/** An Item is created by exchanging a public token for an access token. Link, or Plaid's sandbox, issues the public token. */
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
