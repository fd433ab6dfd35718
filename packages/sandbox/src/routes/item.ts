import type { ItemPublicTokenExchangeResponse } from 'plaid';
import * as z from 'zod';
import type { ResponseBody } from '../formatters/wire.js';
import { invalidPublicToken } from '../http/errors.js';
import { nonEmptyText } from './fields.js';
import { type Call, type Route, route } from './route.js';

const exchangeRequest = z.strictObject({ public_token: nonEmptyText });

export const itemRoutes: readonly Route[] = [
  route('/item/public_token/exchange', exchangeRequest, exchangePublicToken),
];

/** A public token can be exchanged once. */
function exchangePublicToken(
  input: z.output<typeof exchangeRequest>,
  { client, context, happened }: Call,
): ResponseBody<ItemPublicTokenExchangeResponse> {
  const { items, publicTokens } = context.store;
  const publicToken = publicTokens.find('publicToken', input.public_token);
  if (publicToken?.clientId !== client.clientId) throw invalidPublicToken();
  publicTokens.remove(publicToken);
  const item = items.find('itemId', publicToken.itemId);
  if (item === undefined || publicToken.expiresAt <= context.clock.now()) throw invalidPublicToken();
  happened({ concerns: [input.public_token], made: [item.accessToken, item.itemId] });
  return { access_token: item.accessToken, item_id: item.itemId };
}
