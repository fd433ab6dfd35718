import type { Events } from '../events/events.js';
import type { TenantReport } from '../events/topic.js';
import type { Attempt } from '../idempotency/attempt.js';
import { isReadRefused } from '../plaid/errors.js';
import type { ReportStore } from '../reports/report-store.js';
import { relayed } from '../reports/sources/relay-token.source.js';
import type { WebhookEffects } from '../webhooks/webhook-effects.js';

type Publish = WebhookEffects<Attempt>['publish'];

/**
 * Tells subscribers of webhooks. A webhook of a report causes a read, and what the read finds is the event: so webhooks that arrive
 * twice, late or in another order tell nothing wrong.
 */
export function createPublish(
  { reports: watch, topics, log }: Events,
  store: Pick<ReportStore, 'invalidate'>,
  now: () => Date = () => new Date(),
): Publish {
  async function check(assetReportId: string | null, attempt: Attempt | null): Promise<void> {
    const found = assetReportId === null ? null : await watch.find(assetReportId);
    const report = found ?? (attempt && refreshedBy(attempt));
    if (report === null) return;
    // A read of the last seconds may have come before the report was ready.
    store.invalidate([report.source.token]);
    await watch.check(report).catch((error: unknown) => {
      // The token was revoked meanwhile. A repeat of this work would get the same answer.
      if (!isReadRefused(error)) throw error;
    });
  }

  return async (event, { id, tenant, attempt }) => {
    switch (event.kind) {
      case 'report-ready':
      case 'report-failed':
        return check(event.assetReportId, attempt);
      case 'relay-event': {
        const { assetReportId, relayToken, relayEvent } = event;
        const owner =
          tenant ?? (assetReportId === null ? null : ((await watch.find(assetReportId))?.tenant ?? null));
        if (owner === null || relayToken === null || relayEvent === null) return;
        await log.append(topics.ofRelays(owner), {
          kind: 'RELAY',
          id,
          occurredAt: now().toISOString(),
          relayEvent,
          relayToken: relayToken.reveal(),
        });
        return;
      }
      case 'cashflow-report-ready':
      case 'unknown':
        return;
    }
  };
}

/** The report behind a refreshed relay token. After a lost response, its new id is not known otherwise. */
function refreshedBy({ mutation, tenant, tokens }: Attempt): TenantReport | null {
  const [token] = tokens;
  return mutation === 'refreshRelayToken' && token !== undefined ? { tenant, source: relayed(token) } : null;
}
