import type { WebhookVerificationKeyGetResponse } from 'plaid';
import * as z from 'zod';
import { formatWebhookKey } from '../formatters/webhook-key.js';
import type { ResponseBody } from '../formatters/wire.js';
import { invalidWebhookVerificationKeyId } from '../http/errors.js';
import { nonEmptyText } from './fields.js';
import { type Call, type Route, route } from './route.js';

const getRequest = z.strictObject({ key_id: nonEmptyText });

export const webhookVerificationKeyRoutes: readonly Route[] = [
  route('/webhook_verification_key/get', getRequest, getKey),
];

function getKey(
  input: z.output<typeof getRequest>,
  { context }: Call,
): ResponseBody<WebhookVerificationKeyGetResponse> {
  const key = context.webhooks.keys.find(input.key_id);
  if (key === undefined) throw invalidWebhookVerificationKeyId();
  return { key: formatWebhookKey(key) };
}
