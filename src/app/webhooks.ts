import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { Events } from '../events/events.js';
import { WEBHOOK_PATH } from '../http/webhook-endpoint.js';
import type { Attempt } from '../idempotency/attempt.js';
import { describeError } from '../lib/describe-error.js';
import { createChooseClient } from '../plaid/clients.js';
import type { EndpointRole } from '../plaid/endpoint.js';
import { createRingSealer } from '../sealing/sealed-value.js';
import type { Processes } from '../state/processes.js';
import type { StateStore } from '../state/state-store.js';
import { createAttemptAddresses } from '../webhooks/attempt-address.js';
import { createAddressedKeys } from '../webhooks/client-webhook-keys.js';
import { KnownKeyIds } from '../webhooks/known-key-ids.js';
import { createWebhookReceiver, type ReceiveWebhook } from '../webhooks/receive-webhook.js';
import { applyWebhook, type WebhookEffects } from '../webhooks/webhook-effects.js';
import { WebhookInbox } from '../webhooks/webhook-inbox.js';
import { createWebhookKeyFetch } from '../webhooks/webhook-key-fetch.js';
import { createWebhookKeys } from '../webhooks/webhook-keys.js';
import type { WebhookObserver } from '../webhooks/webhook-observer.js';
import type { StartedClient } from './plaid.js';

/** What receives Plaid's webhooks and works on them. */
export interface Webhooks {
  readonly receive: ReceiveWebhook;
  /** The address for webhooks of a tenant's attempt; null without `PUBLIC_URL`. */
  readonly addressFor: (tenant: string) => ((place: string, role: EndpointRole) => string) | null;
  /** How many webhooks wait for their work. */
  readonly waiting: () => number;
  /** Takes over the work that ended processes have left. */
  recover(): Promise<void>;
  stop(): Promise<void>;
}

export interface WebhooksOptions {
  readonly state: StateStore;
  readonly processes: Processes;
  /** The clients whose environments send the webhooks. */
  readonly clients: readonly StartedClient[];
  readonly effects: WebhookEffects<Attempt>;
  /** Finds the reports that this server has created or refreshed. */
  readonly reports: Pick<Events['reports'], 'find'>;
  readonly observer: WebhookObserver;
  readonly log: Logger;
}

export function createWebhooks(
  { sealingKeys, http: { publicUrl } }: Config,
  { state, processes, clients, effects, reports, observer, log }: WebhooksOptions,
): Webhooks {
  const addresses = createAttemptAddresses(createRingSealer(sealingKeys, 'webhook-address'));
  const inbox = new WebhookInbox({
    state,
    processes,
    sealer: createRingSealer(sealingKeys, 'webhook-inbox'),
    work: (webhook) => applyWebhook(effects, webhook),
    onWorked: observer.onWorked,
  });
  const warn = (message: string) => (error: unknown) => log.warn({ error: describeError(error) }, message);
  const ofClients = clients.map(({ name, key, environment, tenants, client }) => {
    const keyIds = new KnownKeyIds(state, name === null ? null : key);
    const keyOf = createWebhookKeys({
      fetchKey: createWebhookKeyFetch(client),
      onFailure: warn('a key of webhooks cannot be read again; the cached one is used'),
      onFetched: (keyId) =>
        void keyIds.add(keyId).catch(warn('the id of a key of webhooks cannot be stored')),
    });
    return { environment, tenants, keyIds, keyOf };
  });
  const keyOf = createAddressedKeys(ofClients, createChooseClient(ofClients));

  /** So that invented key ids cannot delay webhooks after a restart. */
  async function fetchKnownKeys(): Promise<void> {
    for (const { keyIds, keyOf } of ofClients)
      for await (const keyId of keyIds.all()) await keyOf(keyId, async () => 'earlier');
  }

  return {
    receive: createWebhookReceiver({
      keyOf,
      addresses,
      isOwnReport: async (assetReportId) => (await reports.find(assetReportId)) !== null,
      inbox,
      observer,
    }),
    addressFor: (tenant) =>
      publicUrl === null
        ? null
        : (place, role) => `${publicUrl}${WEBHOOK_PATH}/${addresses.seal({ tenant, place, role })}`,
    waiting: () => inbox.length,
    async recover() {
      const { left, unreadable } = await inbox.recover();
      if (left > 0) log.info({ count: left }, 'the work of webhooks continues that an ended process left');
      if (unreadable > 0)
        log.warn({ count: unreadable }, 'webhooks cannot be read, because SEALING_KEYS lacks their key');
      // Not awaited: a key that cannot be fetched now is fetched with its next webhook.
      void fetchKnownKeys().catch(warn('the keys of webhooks cannot be fetched in advance'));
    },
    stop: () => inbox.stop(),
  };
}
