import type { Clock } from '../state/clock.js';
import { serialize, type WebhookBody } from './bodies.js';
import type { Attempt, Delivery, WebhookFault } from './delivery.js';
import type { WebhookKeys } from './keys.js';
import { post } from './post.js';
import type { WebhookTargets } from './targets.js';

/**
 * Plaid retries for up to 24 hours. The first delay is 30 s, each next one is four times as long: 30 s, 2 min, 8 min, 32 min,
 * 2 h 8 min, 8 h 32 min (Plaid docs: api/webhooks).
 */
const retryDelaysMs = Array.from({ length: 6 }, (_, index) => 30_000 * 4 ** index);

/** Limits the memory of a sandbox that runs for weeks. */
const rememberedDeliveries = 1_000;

export interface WebhookSender {
  send(url: string, body: WebhookBody): void;
  /** Oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Removes all deliveries that are not pending. */
  forget(): void;
  /** Aborts requests in progress, and sends nothing more. */
  stop(): void;
}

export interface SenderOptions {
  readonly clock: Clock;
  readonly keys: Pick<WebhookKeys, 'sign'>;
  /** The fault for the next webhook of this code. */
  readonly nextFault: (code: string) => WebhookFault | undefined;
  /** A factor for Plaid's delays between attempts. */
  readonly retryScale: number;
  readonly timeoutMs: number;
  readonly targets: WebhookTargets;
}

type Mutable = Omit<Delivery, 'state' | 'attempts'> & { state: Delivery['state']; attempts: Attempt[] };

export function createWebhookSender(options: SenderOptions): WebhookSender {
  const { clock, keys, nextFault, retryScale, timeoutMs, targets } = options;
  const stopped = new AbortController();
  const firstAttempts = new Map<string, Promise<void>>();
  let deliveries: Mutable[] = [];
  let held: Mutable[] = [];
  let made = 0;

  return {
    send(url, body) {
      const fault = nextFault(body.webhook_code);
      const delivery = remember(url, body);
      if (fault?.kind === 'drop') delivery.state = 'dropped';
      else if (fault?.kind === 'swap') held.push(delivery);
      else if (fault?.kind === 'delay') clock.at(later(fault.ms), () => enqueue(delivery));
      else {
        enqueue(delivery);
        if (fault?.kind === 'duplicate') enqueue(remember(url, body));
      }
    },
    get deliveries() {
      return deliveries;
    },
    forget() {
      deliveries = deliveries.filter(({ state }) => state === 'pending');
    },
    stop: () => stopped.abort(),
  };

  function remember(url: string, body: WebhookBody): Mutable {
    made += 1;
    const delivery: Mutable = { number: made, url, body, state: 'pending', attempts: [] };
    deliveries = [...deliveries.slice(1 - rememberedDeliveries), delivery];
    return delivery;
  }

  /** First attempts to one address run one after the other, so that only retries and faults change the order of webhooks. */
  function enqueue(delivery: Mutable): void {
    const attempted = (firstAttempts.get(delivery.url) ?? Promise.resolve()).then(() => attempt(delivery));
    firstAttempts.set(delivery.url, attempted);
    void attempted.then(() => {
      if (firstAttempts.get(delivery.url) === attempted) firstAttempts.delete(delivery.url);
    });
    const overtaken = held;
    held = [];
    for (const each of overtaken) enqueue(each);
  }

  /**
   * Each attempt has a new signature. Plaid does not document this, but receivers reject signatures older than five minutes, and
   * most retries come later.
   */
  async function attempt(delivery: Mutable): Promise<void> {
    if (stopped.signal.aborted) return;
    const body = serialize(delivery.body);
    const at = clock.now();
    const result = await post({
      url: delivery.url,
      body,
      headers: { 'Content-Type': 'application/json', 'Plaid-Verification': keys.sign(body) },
      timeoutMs,
      targets,
      signal: stopped.signal,
    });
    if (stopped.signal.aborted) return;
    const delayMs = retryDelaysMs[delivery.attempts.length];
    delivery.attempts.push({ at, result });
    if (result.kind === 'answered' && result.status === 200) delivery.state = 'delivered';
    else if (delayMs === undefined) delivery.state = 'given-up';
    else clock.at(later(delayMs * retryScale), () => void attempt(delivery));
  }

  function later(ms: number): Date {
    return new Date(clock.now().getTime() + ms);
  }
}
