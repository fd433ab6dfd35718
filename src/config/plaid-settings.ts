import * as z from 'zod';
import { isBare, isPrivate } from './url-rules.js';

/** A value that is sent in a header. */
export const headerValue = z.string().regex(/^[!-~]+$/, 'must be one word of printable ASCII');

export const plaidEnvironment = z.enum(['sandbox', 'production'], 'must be sandbox or production');

/** The address to call instead of the host of Plaid. */
export const plaidBaseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine(isBare, 'must hold no credentials, query or fragment')
  .refine(isPrivate, 'must be https, or http on this machine: the Plaid secret is sent to it');

export const plaidSettings = {
  PLAID_CLIENT_ID: headerValue
    .optional()
    .describe(
      'Your Plaid client id. Not set, and no PLAID_CLIENTS_FILE: the server uses the embedded sandbox.',
    ),
  PLAID_SECRET: headerValue
    .optional()
    .describe('The secret of this client id, for the environment in PLAID_ENV.'),
  PLAID_ENV: plaidEnvironment.optional().describe("Plaid's environment: sandbox or production."),
  PLAID_BASE_URL: plaidBaseUrl
    .optional()
    .describe("The address to call instead of Plaid's host, such as a proxy."),
  PLAID_CLIENTS_FILE: z
    .string()
    .optional()
    .describe(
      'A JSON file with several Plaid clients, and the tenants that each one is for, in place of PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV and PLAID_BASE_URL.',
    ),
};
