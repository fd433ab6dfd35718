import type { WebhookVerificationKeyGetRequest, WebhookVerificationKeyGetResponse } from 'plaid';
import { endpoint } from '../endpoint.js';

/** `/webhook_verification_key/*`: the public keys of webhooks. Each environment has its own, the same for all clients. */
export const webhookVerificationKey = {
  get: endpoint<WebhookVerificationKeyGetRequest, WebhookVerificationKeyGetResponse>(
    '/webhook_verification_key/get',
    'read',
    'owner',
    ['request_id'],
  ),
};
