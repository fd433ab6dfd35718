import { randomUUID } from 'node:crypto';
import type { PlaidCredentials } from '../../config/config.js';
import { networkCode } from '../../plaid/bytes.js';
import { createPlaidClient } from '../../plaid/client.js';
import { PlaidError, UpstreamError, UpstreamUnavailableError } from '../../plaid/errors.js';
import { createWebhookKeyFetch } from '../../webhooks/webhook-key.js';
import type { Check } from './check.js';
import { REQUEST_MS } from './failed-request.js';
import { type Finding, failure, ok, skipped, warning } from './finding.js';

const ONCE = { attemptMs: REQUEST_MS, totalMs: REQUEST_MS, retries: 0 };
const MAX_BYTES = 1_000_000;

/**
 * Requests the webhook key of an invented id (/webhook_verification_key/get). This costs nothing and changes nothing. Plaid
 * refuses the id, or before that the credentials.
 */
export const plaidCheck: Check = {
  name: 'plaid',
  async run({ plaid }) {
    if (plaid.kind === 'embedded') return skipped('PLAID_CLIENT_ID is not set: the embedded sandbox is used');
    const client = createPlaidClient({
      ...plaid,
      maxBytes: MAX_BYTES,
      timeouts: { read: ONCE, create: ONCE, refresh: ONCE, bytes: ONCE },
    });
    try {
      await createWebhookKeyFetch(client)(randomUUID());
      return ok(`Plaid accepts the credentials (${plaid.environment})`);
    } catch (error) {
      if (error instanceof PlaidError) return refused(error, plaid);
      if (!(error instanceof UpstreamError)) throw error;
      return failure(
        `Plaid cannot be reached (${reasonOf(error)})`,
        'allow this machine to call the host of PLAID_ENV or PLAID_BASE_URL, or try again later',
      );
    } finally {
      await client.close(0);
    }
  },
};

function reasonOf(error: UpstreamError): string {
  const code = networkCode(error);
  if (code !== '') return code;
  return error instanceof UpstreamUnavailableError ? error.reason : 'no response in time';
}

function refused({ errorCode, httpStatus }: PlaidError, { environment }: PlaidCredentials): Finding {
  if (httpStatus === 429)
    return warning(`Plaid allows no more calls now (${errorCode})`, 'try again in a minute');
  if (httpStatus >= 500)
    return failure(`Plaid fails (${errorCode})`, 'try again later; see https://status.plaid.com');
  if (errorCode !== 'INVALID_API_KEYS') {
    return failure(`Plaid refuses the call (${errorCode})`, 'see this code at https://plaid.com/docs/errors');
  }
  return failure(
    `Plaid refuses PLAID_CLIENT_ID and PLAID_SECRET (${errorCode})`,
    `set the secret of ${environment}, from https://dashboard.plaid.com/developers/keys, or another PLAID_ENV`,
  );
}
