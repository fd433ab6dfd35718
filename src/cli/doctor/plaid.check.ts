import { randomUUID } from 'node:crypto';
import { type ClientCredentials, credentialsOf } from '../../config/plaid-config.js';
import { networkCode } from '../../plaid/bytes.js';
import { createPlaidClient } from '../../plaid/client.js';
import { PlaidError, UpstreamError, UpstreamUnavailableError } from '../../plaid/errors.js';
import { createWebhookKeyFetch } from '../../webhooks/webhook-key-fetch.js';
import type { Check } from './check.js';
import { REQUEST_MS } from './failed-request.js';
import { type Finding, failure, ok, skipped, warning } from './finding.js';

const ONCE = { attemptMs: REQUEST_MS, totalMs: REQUEST_MS, retries: 0 };
const MAX_BYTES = 1_000_000;

/** One line for each client. */
export const plaidCheck: Check = {
  name: 'plaid',
  async run({ plaid }) {
    const clients = credentialsOf(plaid);
    if (clients.length === 0)
      return skipped('PLAID_CLIENT_ID is not set, nor PLAID_CLIENTS_FILE: the embedded sandbox is used');
    return Promise.all(
      clients.map(async (client) => {
        const finding = await checkClient(client);
        return client.name === null
          ? finding
          : { ...finding, text: `client ${client.name}: ${finding.text}` };
      }),
    );
  },
};

/**
 * Requests the webhook key of an invented id (/webhook_verification_key/get). This costs nothing and changes nothing. Plaid
 * refuses the id, or before that the credentials.
 */
async function checkClient(credentials: ClientCredentials): Promise<Finding> {
  const client = createPlaidClient({
    ...credentials,
    maxBytes: MAX_BYTES,
    timeouts: { read: ONCE, create: ONCE, refresh: ONCE, bytes: ONCE },
  });
  try {
    await createWebhookKeyFetch(client)(randomUUID());
    return ok(`Plaid accepts the credentials (${credentials.environment})`);
  } catch (error) {
    if (error instanceof PlaidError) return refused(error, credentials);
    if (!(error instanceof UpstreamError)) throw error;
    return failure(
      `Plaid cannot be reached (${reasonOf(error)})`,
      `allow this machine to call the host of ${settingsOf(credentials).environment} or ${settingsOf(credentials).baseUrl}, or try again later`,
    );
  } finally {
    await client.close(0);
  }
}

/** Where the operator has set the credentials. */
function settingsOf({ name }: ClientCredentials) {
  return name === null
    ? { credentials: 'PLAID_CLIENT_ID and PLAID_SECRET', environment: 'PLAID_ENV', baseUrl: 'PLAID_BASE_URL' }
    : { credentials: 'its clientId and secret', environment: 'its environment', baseUrl: 'its baseUrl' };
}

function reasonOf(error: UpstreamError): string {
  const code = networkCode(error);
  if (code !== '') return code;
  return error instanceof UpstreamUnavailableError ? error.reason : 'no response in time';
}

function refused({ errorCode, httpStatus }: PlaidError, credentials: ClientCredentials): Finding {
  if (httpStatus === 429)
    return warning(`Plaid allows no more calls now (${errorCode})`, 'try again in a minute');
  if (httpStatus >= 500)
    return failure(`Plaid fails (${errorCode})`, 'try again later; see https://status.plaid.com');
  if (errorCode !== 'INVALID_API_KEYS') {
    return failure(`Plaid refuses the call (${errorCode})`, 'see this code at https://plaid.com/docs/errors');
  }
  const settings = settingsOf(credentials);
  const otherEnvironment = credentials.name === null ? 'another PLAID_ENV' : 'another environment';
  return failure(
    `Plaid refuses ${settings.credentials} (${errorCode})`,
    `set the secret of ${credentials.environment}, from https://dashboard.plaid.com/developers/keys, or ${otherEnvironment}`,
  );
}
