import type { Attempt, AttemptOutcome } from './attempt.js';

/** What a webhook to the own address of an attempt says. */
export interface WebhookProof {
  /** A report that Plaid has made, or has failed to make; null if the webhook is not about one. */
  readonly madeReportId: string | null;
  /** A relay token that its reader has used; null if the webhook is not about one. */
  readonly usedRelayToken: string | null;
}

/** Plaid's request id of the call is lost, and webhooks have none. */
const REQUEST_ID = '';

/** The outcome of an attempt whose response was lost, if the webhook proves that it has happened. */
export function outcomeProvedBy(
  { madeReportId, usedRelayToken }: WebhookProof,
  { mutation, tokens: [token], outcome: { state } }: Attempt,
): AttemptOutcome | null {
  if (state !== 'UNKNOWN' && state !== 'PENDING') return null;
  switch (mutation) {
    case 'createAssetReport':
    case 'refreshAssetReport':
      // Webhooks name the report, and never its token.
      return madeReportId === null ? null : { state: 'CREATED_UNREACHABLE', assetReportId: madeReportId };
    case 'refreshRelayToken':
      return madeReportId === null || token === undefined
        ? null
        : succeeded({ relay_token: token, asset_report_id: madeReportId });
    case 'createRelayToken':
      return usedRelayToken === null ? null : succeeded({ relay_token: usedRelayToken });
    default:
      return null;
  }
}

function succeeded(response: object): AttemptOutcome {
  return { state: 'SUCCEEDED', response: { ...response, request_id: REQUEST_ID }, isSettled: true };
}
