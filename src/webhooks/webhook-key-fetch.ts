import type { PlaidClient } from '../plaid/client.js';
import { webhookVerificationKey } from '../plaid/endpoints/webhook-verification-key.js';
import { PlaidError } from '../plaid/errors.js';
import { readWebhookKey, type WebhookKeyOf } from './webhook-key.js';

/** Reads keys with `/webhook_verification_key/get`, one call for each request. */
export function createWebhookKeyFetch(client: Pick<PlaidClient, 'call'>): WebhookKeyOf {
  return async (keyId) => {
    try {
      const { key } = await client.call(webhookVerificationKey.get, { key_id: keyId });
      return readWebhookKey(keyId, key);
    } catch (error) {
      if (error instanceof PlaidError && isUnknownKey(error)) return null;
      throw error;
    }
  };
}

function isUnknownKey({ errorType, errorCode }: PlaidError): boolean {
  return errorType === 'INVALID_INPUT' && errorCode === 'INVALID_WEBHOOK_VERIFICATION_KEY_ID';
}
