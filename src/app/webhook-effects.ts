import type { Caller } from '../auth/principal.js';
import { ANYBODY } from '../auth/principal.js';
import type { Attempt } from '../idempotency/attempt.js';
import type { Attempts } from '../idempotency/attempts.js';
import type { WebhookProof } from '../idempotency/webhook-proof.js';
import type { ReportStore } from '../reports/report-store.js';
import type { WebhookEffects } from '../webhooks/webhook-effects.js';
import type { WebhookEvent } from '../webhooks/webhook-event.js';
import type { Auditing } from './audit.js';

export interface WebhookEffectsOptions {
  readonly attempts: Pick<Attempts, 'settleByWebhook'>;
  readonly reports: Pick<ReportStore, 'invalidate' | 'invalidateReports'>;
  readonly noteAttempts: Auditing['noteAttempts'];
  /** Tells the subscribers of an event. */
  readonly publish: WebhookEffects<Attempt>['publish'];
}

export function createWebhookEffects({
  attempts,
  reports,
  noteAttempts,
  publish,
}: WebhookEffectsOptions): WebhookEffects<Attempt> {
  return {
    settle: (address, event, requestId) =>
      attempts.settleByWebhook(address, proofIn(event), (attempt) =>
        noteAttempts(callerOf(attempt), requestId)(attempt.mutation, 'settled', attempt.tokens),
      ),

    invalidate(event, attempt) {
      if (event.kind === 'report-ready' || event.kind === 'report-failed') {
        if (event.assetReportId !== null) reports.invalidateReports([event.assetReportId]);
        // A report that was not ready is cached by its token. Its id was not known.
        if (attempt !== null) reports.invalidate(tokensOfReport(attempt));
      }
      // Reads by the partner change nothing. If this server is the reader too, each of its own reads has such an event.
      if (event.kind === 'relay-event' && event.relayEvent === 'REFRESH_CALLED' && event.relayToken !== null)
        reports.invalidate([event.relayToken.reveal()]);
    },

    publish,
  };
}

function proofIn(event: WebhookEvent): WebhookProof {
  const isOfReport = event.kind === 'report-ready' || event.kind === 'report-failed';
  const relayToken = event.kind === 'relay-event' ? event.relayToken : null;
  return {
    madeReportId: isOfReport ? event.assetReportId : null,
    usedRelayToken: relayToken === null ? null : relayToken.reveal(),
  };
}

/** The token of the report that the attempt has made or refreshed. */
function tokensOfReport({ mutation, tokens, outcome }: Attempt): readonly string[] {
  if (mutation === 'refreshRelayToken') return tokens;
  const made: { readonly asset_report_token?: string } =
    outcome.state === 'SUCCEEDED' ? outcome.response : {};
  return made.asset_report_token === undefined ? [] : [made.asset_report_token];
}

/** Who made the attempt, for the audit log. */
function callerOf({ tenant, principal }: Attempt): Caller {
  return {
    principal:
      principal === '' ? ANYBODY : { subject: principal, tenant, scopes: new Set(), expiresAt: null },
    purpose: null,
  };
}
