import { lookup } from 'node:dns/promises';
import ky from 'ky';
import type { Check } from './check.js';
import { REQUEST_MS, requestFault } from './failed-request.js';
import { failure, ok, skipped, warning } from './finding.js';

export const publicUrlCheck: Check = {
  name: 'public url',
  async run({ http: { publicUrl }, plaid }) {
    if (publicUrl === null) {
      const text = 'PUBLIC_URL is not set: download URLs start with the address that the server listens on';
      return plaid.kind === 'embedded' ? skipped(text) : warning(text, 'set it to the URL that clients use');
    }
    const { hostname } = new URL(publicUrl);
    try {
      await lookup(hostname.replace(/^\[|\]$/g, ''));
    } catch (error) {
      return failure(
        `the host of PUBLIC_URL has no address (${requestFault(error)}), so no download URL opens and no webhook arrives`,
        'add it to the DNS, or correct PUBLIC_URL',
      );
    }
    try {
      const { status } = await ky.head(publicUrl, {
        throwHttpErrors: false,
        redirect: 'manual',
        retry: 0,
        timeout: false,
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      return ok(`PUBLIC_URL responds (HTTP ${status})`);
    } catch (error) {
      return warning(
        `PUBLIC_URL does not respond to this machine (${requestFault(error)})`,
        'check again when the server runs and its proxy is set up',
      );
    }
  },
};
