import { createFaults, type Faults } from '../http/faults.js';
import type { Clock } from '../state/clock.js';
import type { Events } from '../state/events.js';
import { cashflowReportReady, productReady, relayRead, reportFailed } from './bodies.js';
import type { WebhookFault } from './delivery.js';
import { createWebhookKeys, type WebhookKeys } from './keys.js';
import { createWebhookSender, type WebhookSender } from './sender.js';
import type { WebhookTargets } from './targets.js';

export interface Webhooks {
  readonly sender: WebhookSender;
  readonly keys: WebhookKeys;
  /** By webhook code, for example PRODUCT_READY. */
  readonly faults: Faults<WebhookFault>;
}

export interface WebhooksOptions {
  readonly clock: Clock;
  readonly events: Events;
  readonly retryScale: number;
  readonly timeoutMs: number;
  readonly targets: WebhookTargets;
}

/** Sends a webhook for each event that has a webhook address. */
export function createWebhooks({ clock, events, ...sending }: WebhooksOptions): Webhooks {
  const keys = createWebhookKeys();
  const faults = createFaults<WebhookFault>();
  const sender = createWebhookSender({ clock, keys, nextFault: faults.next, ...sending });
  events.on('report-ready', ({ report, reportType, webhook }) => {
    if (webhook !== null) sender.send(webhook, productReady(report.assetReportId, reportType));
  });
  events.on('report-failed', ({ report, error, webhook }) => {
    if (webhook !== null) sender.send(webhook, reportFailed(report.assetReportId, error));
  });
  events.on('relay-read', ({ relay }) => {
    if (relay.webhook !== null) sender.send(relay.webhook, relayRead(relay));
  });
  events.on('cashflow-report-ready', ({ item }) => {
    if (item.webhook !== null) sender.send(item.webhook, cashflowReportReady(item.itemId));
  });
  return { sender, keys, faults };
}
