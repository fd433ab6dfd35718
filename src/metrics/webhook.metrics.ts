import { Counter, Gauge, type Registry } from 'prom-client';
import type { WebhookEvent } from '../webhooks/webhook-event.js';
import { WEBHOOK_OUTCOMES, type WebhookObserver, WORK_OUTCOMES } from '../webhooks/webhook-observer.js';
import { WEBHOOK_REFUSALS } from '../webhooks/webhook-refused-error.js';

export interface WebhookSources {
  readonly waiting: () => number;
}

export interface WebhookMetrics extends Omit<WebhookObserver, 'onUnknownAddress'> {
  watch(sources: WebhookSources): void;
}

const CODES: Readonly<Record<WebhookEvent['kind'], string>> = {
  'report-ready': 'PRODUCT_READY',
  'report-failed': 'ERROR',
  'relay-event': 'RELAY_EVENT',
  'cashflow-report-ready': 'CASHFLOW_REPORT_READY',
  unknown: 'unknown',
};

/** Of a webhook that was not verified, nothing is believed. */
const NOT_VERIFIED = 'none';

/** Plaid's webhooks. */
export function createWebhookMetrics(registry: Registry): WebhookMetrics {
  const registers = [registry];
  const received = new Counter({
    name: 'creditgraph_webhooks_total',
    help: "Webhooks, by Plaid's code and outcome. The code is none for a webhook that was not verified",
    labelNames: ['code', 'outcome'],
    registers,
  });
  const work = new Counter({
    name: 'creditgraph_webhook_work_total',
    help: 'Tries to do the work of a webhook, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  // Prometheus sees an increase only of what was there before.
  for (const outcome of WEBHOOK_OUTCOMES)
    for (const code of Object.values(CODES)) received.inc({ code, outcome }, 0);
  for (const outcome of WEBHOOK_REFUSALS) received.inc({ code: NOT_VERIFIED, outcome }, 0);
  for (const outcome of WORK_OUTCOMES) work.inc({ outcome }, 0);

  return {
    onReceived: (event, outcome) =>
      received.inc({ code: event === null ? NOT_VERIFIED : CODES[event.kind], outcome }),
    onWorked: (outcome) => work.inc({ outcome }),
    watch({ waiting }) {
      new Gauge({
        name: 'creditgraph_webhook_inbox',
        help: 'Webhooks that were acknowledged and wait for the end of their work',
        registers,
        collect() {
          this.set(waiting());
        },
      });
    },
  };
}
