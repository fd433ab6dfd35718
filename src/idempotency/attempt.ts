import type { PlaidErrorFields } from '../plaid/errors.js';

/** The mutations that make, remove or renew something at Plaid. */
export const ATTEMPTED_MUTATIONS = [
  'createAssetReport',
  'refreshAssetReport',
  'filterAssetReport',
  'removeAssetReport',
  'createRelayToken',
  'refreshRelayToken',
  'removeRelayToken',
  'createAuditCopy',
  'removeAuditCopy',
  'refreshCashflowReport',
] as const;

export type AttemptedMutation = (typeof ATTEMPTED_MUTATIONS)[number];

/** What is known of an attempt to change something at Plaid. */
export type AttemptOutcome =
  /** It was written down, and may have been sent. */
  | { readonly state: 'PENDING' }
  | {
      readonly state: 'SUCCEEDED';
      /** Plaid's response. If the response was lost, the part of it that a read or a webhook has proved. */
      readonly response: object;
      /** Whether a read or a webhook has proved it. */
      readonly isSettled: boolean;
    }
  /** Plaid refused it. */
  | { readonly state: 'FAILED'; readonly error: PlaidErrorFields }
  /** The report exists, but its token was lost with the response. */
  | { readonly state: 'CREATED_UNREACHABLE'; readonly assetReportId: string }
  /** It was sent, and its response was lost. It may have happened or not. */
  | { readonly state: 'UNKNOWN' };

/** One attempt. Never sent twice. */
export interface Attempt {
  readonly mutation: AttemptedMutation;
  readonly tenant: string;
  readonly principal: string;
  /** HMAC of the request to Plaid, to recognize a key that is used again with another input. */
  readonly inputHash: string;
  /** The process that made it. Only that process can still be waiting for the response. For a state that processes share. */
  readonly owner: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The live tokens that the request names. */
  readonly tokens: readonly string[];
  /**
   * What a read said before the attempt, to compare with a later one. Null when no read can prove what happened, or when it failed.
   */
  readonly before: string | null;
  readonly outcome: AttemptOutcome;
}

/** Changes when the form of an attempt changes. */
const VERSION = 1;

export function encodeAttempt(attempt: Attempt): Buffer {
  return Buffer.from(JSON.stringify({ version: VERSION, ...attempt }));
}

/** Null for the form of another version, such as that of a newer server. */
export function decodeAttempt(bytes: Buffer): Attempt | null {
  const { version, ...attempt } = JSON.parse(bytes.toString()) as Attempt & { readonly version: number };
  return version === VERSION ? attempt : null;
}
