import ky from 'ky';
import { credentialsOf } from '../../config/plaid-config.js';
import type { Check } from './check.js';
import { REQUEST_MS, requestFault } from './failed-request.js';
import { type Finding, failure, ok, skipped, warning } from './finding.js';

/** The header Date has whole seconds, so half a second on average is missing from it, in ms. */
const TRUNCATED_MS = 500;

/** Bearer tokens are refused beyond this difference, in ms. */
const TOLERATED_MS = 30_000;

/** A difference that a clock with a time server does not have, in ms. */
const UNUSUAL_MS = 3_000;

const REMEDY = 'set the clock of this machine with a time server (NTP)';

/** Compares the clock with the header Date of Plaid. The request has no credentials. */
export const clockCheck: Check = {
  name: 'clock',
  async run({ plaid }) {
    const [client] = credentialsOf(plaid);
    if (client === undefined) return skipped('Plaid is not called, so there is no clock to compare with');
    const sentAt = Date.now();
    try {
      const { headers } = await ky.head(client.baseUrl, {
        throwHttpErrors: false,
        redirect: 'manual',
        retry: 0,
        timeout: false,
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      const now = (sentAt + Date.now()) / 2;
      return clockFinding(now - TRUNCATED_MS - Date.parse(headers.get('date') ?? ''));
    } catch (error) {
      return skipped(
        `Plaid cannot be reached (${requestFault(error)}), so there is no clock to compare with`,
      );
    }
  },
};

/** @param skewMs by how much the clock is ahead of Plaid's, in ms; NaN when it is unknown. */
export function clockFinding(skewMs: number): Finding {
  if (Number.isNaN(skewMs)) return skipped('the responses of Plaid have no time to compare with');
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const text = `it is ${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} that of Plaid`;
  if (Math.abs(skewMs) > TOLERATED_MS)
    return failure(`${text}: bearer tokens and webhooks are refused`, REMEDY);
  if (Math.abs(skewMs) > UNUSUAL_MS) return warning(text, REMEDY);
  return ok('it shows the time of Plaid');
}
