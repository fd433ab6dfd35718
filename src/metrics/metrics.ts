import { collectDefaultMetrics, Registry } from 'prom-client';
import type { SubscriptionObserver } from '../http/subscriptions/subscription-observer.js';
import { type AuditMetrics, type AuditSources, createAuditMetrics } from './audit.metrics.js';
import { type CacheSources, watchCaches } from './cache.metrics.js';
import { createPlaidMetrics, type PlaidMetrics, type PlaidSources } from './plaid.metrics.js';
import { createRequestMetrics, type RequestMetrics, type RequestSources } from './request.metrics.js';
import { createSubscriptionMetrics } from './subscription.metrics.js';
import { createThreadMetrics, type ThreadMetrics, type ThreadSources } from './thread.metrics.js';
import { createWebhookMetrics, type WebhookMetrics, type WebhookSources } from './webhook.metrics.js';

/** Figures that are read when somebody asks for the metrics. */
export interface MetricsSources {
  readonly requests: RequestSources;
  readonly plaid: PlaidSources;
  readonly caches: CacheSources;
  readonly audit: AuditSources;
  readonly threads: ThreadSources;
  readonly webhooks: WebhookSources;
}

export interface Metrics {
  readonly requests: RequestMetrics;
  readonly plaid: PlaidMetrics;
  readonly audit: AuditMetrics;
  readonly threads: ThreadMetrics;
  readonly webhooks: WebhookMetrics;
  readonly subscriptions: SubscriptionObserver;
  /** Adds what is read on demand. Called once, when it is there. */
  watch(sources: MetricsSources): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** The metrics of one process. No label has a value that a client can choose. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = createRequestMetrics(registry);
  const plaid = createPlaidMetrics(registry);
  const audit = createAuditMetrics(registry);
  const threads = createThreadMetrics(registry);
  const webhooks = createWebhookMetrics(registry);
  return {
    requests,
    plaid,
    audit,
    threads,
    webhooks,
    subscriptions: createSubscriptionMetrics(registry),
    watch(sources) {
      requests.watch(sources.requests);
      plaid.watch(sources.plaid);
      watchCaches(registry, sources.caches);
      audit.watch(sources.audit);
      threads.watch(sources.threads);
      webhooks.watch(sources.webhooks);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
