import type { Logger } from 'pino';
import { describeError } from '../lib/describe-error.js';
import type { WebhookObserver, WebhookOutcome } from '../webhooks/webhook-observer.js';
import { createFolding, type Folding } from './folding.js';

const ACKNOWLEDGED: readonly WebhookOutcome[] = ['accepted', 'duplicate'];
const UNKNOWN_ADDRESS = 'the address of a webhook cannot be opened; it is accepted as one without an attempt';

/** Logs webhooks that are refused, unknown, or whose work fails. During a flood of one kind, only their number. */
export function createWebhookLog(log: Logger): WebhookObserver & Pick<Folding, 'stop'> {
  const folding = createFolding((kind, count) => log.warn({ kind, count }, 'the same about webhooks again'));
  return {
    onReceived(event, outcome, cause) {
      if (!ACKNOWLEDGED.includes(outcome)) {
        if (!folding.isFirst(outcome)) return;
        const error = cause === undefined ? undefined : describeError(cause);
        log.warn({ reason: outcome, error }, 'a webhook was not accepted');
      } else if (event?.kind === 'unknown') {
        const { type: webhookType, code: webhookCode } = event;
        if (folding.isFirst(`unknown ${webhookType} ${webhookCode}`))
          log.warn({ webhookType, webhookCode }, 'a webhook with an unknown code was acknowledged');
      }
    },
    onUnknownAddress() {
      if (folding.isFirst('unknown address')) log.warn(UNKNOWN_ADDRESS);
    },
    onWorked(outcome, error) {
      if (outcome === 'failed' && folding.isFirst('work failed'))
        log.warn({ error: describeError(error) }, 'the work of a webhook failed; it is tried again');
      if (outcome === 'given-up')
        log.error({ error: describeError(error) }, 'the work of a webhook failed too often; it is given up');
    },
    stop: folding.stop,
  };
}
