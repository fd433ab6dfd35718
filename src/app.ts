import type { AddressInfo } from 'node:net';
import type { Sandbox } from 'creditgraph-sandbox';
import { pino } from 'pino';
import { addressable, hostNamesOf } from './app/addresses.js';
import { createAttempts, recoverAttempts } from './app/attempts.js';
import { startAuditing } from './app/audit.js';
import { createClientNameOf } from './app/client-names.js';
import { createDownloads } from './app/downloads.js';
import { createEngines } from './app/engines.js';
import { createEvents } from './app/events.js';
import { createLog } from './app/log.js';
import { createObservers } from './app/observers.js';
import { createOperationContexts } from './app/operation-context.js';
import { pageFacts, readFirstOperation } from './app/page-facts.js';
import { startPlaid } from './app/plaid.js';
import { createPublish } from './app/publish-webhook.js';
import { readRegisteredOperations } from './app/registered-operations.js';
import { createReports } from './app/reports.js';
import { openState } from './app/state.js';
import { createWebhookEffects } from './app/webhook-effects.js';
import { createWebhooks } from './app/webhooks.js';
import { readApiKeys } from './auth/api-keys-file.js';
import { createAuthenticator } from './auth/authenticator.js';
import type { CacheCounters } from './cache/cache-counters.js';
import type { Config } from './config/config.js';
import { createTickets } from './downloads/ticket.js';
import { type ExecutionCounts } from './execution/executor.js';
import { processSchema } from './graphql/schema.js';
import { type AdminServer, startAdminServer } from './http/admin-server.js';
import { createAuthentication, createIdentifyCaller } from './http/authentication.js';
import { createDownloadEndpoint } from './http/download-endpoint.js';
import { createGraphqlEndpoint } from './http/graphql-endpoint.js';
import { createInFlight } from './http/in-flight.js';
import { createLandingPage, GRAPHQL_PATH } from './http/landing-page.js';
import { createRequestOperation } from './http/request-operation.js';
import { createHttpServer } from './http/server.js';
import { stopServer } from './http/stop-server.js';
import { createSubscriptionTransports } from './http/subscriptions/transports.js';
import { describeError } from './lib/describe-error.js';
import { LoopDelay } from './lib/loop-delay.js';
import { Turns } from './lib/turns.js';
import { createMetrics } from './metrics/metrics.js';
import { createPersistedOperations } from './operation/persisted-operations.js';
import { createPrepareInTurn, type PreparedDocument } from './operation/prepare.js';
import { areReadsRefusedAt, type Loads } from './operation/shedding.js';
import { createChooseClient, createClientFor, createClientKeyOf, idPlaceOf } from './plaid/clients.js';
import { createResponseCache } from './responses/response-cache.js';
import { createSealingRing } from './sealing/sealed-id.js';

export interface App {
  /** The URL of the graph, such as `http://localhost:4000/graphql`. */
  readonly url: string;
  /** The embedded sandbox; null when Plaid itself is called. */
  readonly sandbox: Sandbox | null;
  /** Counts of the events of the report cache since the start. */
  readonly cache: CacheCounters;
  /** Counts of executions; null when graphql-js executes all operations. */
  readonly executions: ExecutionCounts | null;
  /** The port of health and metrics; null when there is none. */
  readonly adminPort: number | null;
  /**
   * Is not ready at once, accepts connections for `drainMs`, then closes the socket and completes requests in progress within the grace
   * period.
   */
  stop(drainMs?: number): Promise<void>;
}

/** Named here because `worker.js` is next to this module in build/, and next to the bundle in dist/. */
const WORKER_SCRIPT = new URL('./worker.js', import.meta.url);

/** The pages, as `scripts/pages.js` builds them. */
const PAGES = new URL('./pages/', import.meta.url);

/** The share of the cache for responses. The rest is for reports. */
const RESPONSES_SHARE = 0.4;

/**
 * Composes and starts the server.
 *
 * @param destination of log lines; standard error by default.
 * @throws {ConfigError} when a file that a setting names is wrong.
 */
export async function startApp(
  config: Config,
  destination: pino.DestinationStream = pino.destination(2),
): Promise<App> {
  const log = createLog(config.log.level, destination);

  // Read before anything starts, because a wrong file ends the start.
  const schema = await processSchema();
  const registered = await readRegisteredOperations(config, schema);
  const apiKeys = config.auth?.apiKeysFile ? readApiKeys(config.auth.apiKeysFile) : [];

  const isRegistered = (prepared: PreparedDocument | null) =>
    prepared !== null && registered.has(prepared.hash);
  const metrics = config.admin === null ? null : createMetrics();
  const observers = createObservers({ log, metrics, isRegistered });
  const clientNameOf = createClientNameOf(config.plaid);
  const auditing = await startAuditing(config, log, observers.audit, clientNameOf);
  const { auditor, subjects } = auditing;
  const stored = await openState(config, log);
  const attempts = createAttempts(config, stored, log);
  const turns = new Turns();
  const loopDelay = new LoopDelay(() => turns.waitMs);
  const inFlight = createInFlight({ ...config.http, loopDelayMs: () => loopDelay.ms });
  const state = { isListening: false, isDraining: false };
  const plaid = await startPlaid(config, observers.plaid, log);
  const { sandbox } = plaid;
  const chooseClient = createChooseClient(plaid.clients);
  const clientFor = createClientFor(chooseClient);
  const clientKeyOf = createClientKeyOf(chooseClient);
  // Not loaded by a server without tracing.
  const tracing =
    config.tracing && (await (await import('./app/tracing.js')).startTracing(config.tracing, log));
  // Not loaded by a server without Redis.
  const shared =
    stored.connection === null && config.redisCacheUrl === null
      ? null
      : await (await import('./app/redis-cache.js')).openSharedCache(config, {
          chooseClient,
          stateConnection: stored.connection,
          log,
        });
  const responsesMaxBytes = Math.floor(config.cache.maxBytes * RESPONSES_SHARE);
  const responses = createResponseCache(responsesMaxBytes);
  const reports = createReports(
    config,
    config.cache.maxBytes - responsesMaxBytes,
    {
      script: WORKER_SCRIPT,
      clients: plaid.clients,
      registered,
      clientFor,
      onThreadLost: observers.onThreadLost,
      shared: shared?.reports ?? null,
      onInvalidated: (invalidation) => shared?.publish(invalidation),
    },
    log,
  );
  const { store, workers } = reports;
  const events = createEvents(config, stored, { reports: store, clientKeyOf }, log);
  const webhooks = createWebhooks(config, {
    state: stored.store,
    processes: stored.processes,
    clients: plaid.clients,
    effects: createWebhookEffects({
      attempts,
      reports: store,
      noteAttempts: auditing.noteAttempts,
      publish: createPublish(events, store),
    }),
    reports: events.reports,
    observer: observers.webhooks,
    log,
  });

  // Operations read it, after the server listens.
  let listeningUrl = '';
  const downloads = createDownloads({
    tickets: createTickets(config.sealingKeys),
    subjects,
    clientFor,
    clientNameOf,
    baseUrl: () => config.http.publicUrl ?? listeningUrl,
  });
  const onFault = (error: unknown, requestId: string | null) =>
    log.error({ requestId, error: describeError(error) }, 'a request failed');

  const identify = createIdentifyCaller({
    authenticate: createAuthenticator(config.auth, {
      apiKeys,
      keySet: {
        onFailure: (error) =>
          log.warn({ error: describeError(error) }, 'the keys of AUTH_JWKS_URL cannot be read'),
      },
    }),
    purposes: config.purposes,
  });
  const loads = (): Loads => {
    const { maxReportReads } = config.http;
    const operations = workers?.operations ?? 0;
    return {
      process: Math.max(inFlight.load, operations / maxReportReads),
      // A read goes on to a worker, so these are added: what is accepted while the worker is free would wait for it later.
      reads: (store.recentReads.count + operations) / maxReportReads,
    };
  };
  const createContext = createOperationContexts(config, {
    turns,
    areReadsRefused: () => areReadsRefusedAt(loads()),
    auditing,
    attempts,
    webhooks,
    clientFor,
    clientKeyOf,
    clientNameOf,
    events,
    reports: store,
    downloads,
    sealing: createSealingRing(config.sealingKeys, (tenant) => idPlaceOf(chooseClient, tenant)),
    isRegistered,
  });
  const { apollo, subscribe, preparing, errorFormat, executions } = await createEngines(config, {
    schema,
    registered,
    workers,
    loads,
    auditor,
    observers,
    turns,
    createContext,
    landingPage: createLandingPage(
      config.hasExplorer ? readFirstOperation(PAGES) : undefined,
      sandbox?.samples.relayTokens[0]?.relayToken ?? null,
      config.auth === null,
    ),
    onFault,
    log,
  });
  const prepare = createPrepareInTurn(preparing, turns);
  const resolveOperation = createPersistedOperations(config.operations.registered.mode, registered);
  const subscriptions = createSubscriptionTransports({
    subscribe,
    limits: config.subscriptions,
    resolve: resolveOperation,
    prepare,
    errorFormat,
    identify,
    inFlight,
    observer: observers.subscriptions,
    onRefused: observers.requests.onRefused,
    onFault,
  });
  const server = await createHttpServer({
    graphql: createGraphqlEndpoint({
      apollo,
      responses,
      auditor,
      readOperation: createRequestOperation(config.operations, resolveOperation),
      stream: subscriptions.stream,
      onFailures: observers.onFailures,
      onOperation: observers.onOperation,
      prepare,
      turns,
      errorFormat,
      createContext,
    }),
    download: createDownloadEndpoint({
      open: downloads.open,
      auditor,
      onFault,
    }),
    webhook: webhooks.receive,
    authentication: createAuthentication(identify),
    sockets: subscriptions.sockets,
    inFlight,
    rateLimitPerMinute: config.http.rateLimitPerMinute,
    sharedCounts: stored.sharedCounts,
    pages: config.hasExplorer
      ? {
          folder: PAGES,
          facts: () => ({
            ...pageFacts(config, sandbox, `${config.http.publicUrl ?? listeningUrl}${GRAPHQL_PATH}`),
            isReady: state.isListening && !state.isDraining,
          }),
        }
      : null,
    cors: {
      origins: config.http.corsOrigins,
      loopback: config.http.corsLoopback,
      publicOrigin: config.http.publicUrl === null ? null : new URL(config.http.publicUrl).origin,
    },
    hostNames: hostNamesOf(config.http),
    log,
    isDraining: () => state.isDraining,
    ...observers.requests,
    traceRequest: tracing?.traceRequest ?? null,
  });

  metrics?.watch({
    requests: { inFlight: () => inFlight.count, isDraining: () => state.isDraining },
    plaid: plaid.states,
    caches: {
      reports,
      shared: shared?.counters ?? {},
      responses: { counters: responses.counters, bytes: () => responses.bytes },
    },
    audit: auditing,
    threads: () => workers?.states ?? [],
    webhooks,
  });
  let admin: AdminServer | null = null;
  try {
    await shared?.start(store);
    await stored.takeOver(async () => {
      await recoverAttempts(attempts, log);
      await webhooks.recover();
    });
    if (config.admin !== null && metrics !== null) {
      admin = await startAdminServer({
        ...config.admin,
        isReady: () => state.isListening && !state.isDraining,
        metrics: async () => ({ text: await metrics.text(), contentType: metrics.contentType }),
      });
    }
    await server.listen({ host: config.http.host, port: config.http.port });
  } catch (error) {
    await admin?.stop();
    await webhooks.stop();
    shared?.stop();
    await stored.stop();
    await auditing.stop();
    await plaid.stop(0);
    await tracing?.stop(0);
    throw error;
  }
  state.isListening = true;
  const { port } = server.server.address() as AddressInfo;
  listeningUrl = `http://${addressable(config.http.host)}:${port}`;
  return {
    url: `${listeningUrl}/graphql`,
    sandbox,
    cache: reports.counters,
    executions,
    adminPort: admin?.port ?? null,
    async stop(drainMs = 0) {
      state.isDraining = true;
      await new Promise((resolve) => setTimeout(resolve, drainMs));
      await subscriptions.stop();
      const { stopGraceMs } = config.http;
      const stoppedAt = performance.now() + stopGraceMs;
      await stopServer(server, stopGraceMs);
      await apollo.stop();
      loopDelay.stop();
      events.reports.stop();
      responses.stop();
      await reports.stop();
      // Ends the calls of clients that have left. What came of them is written before the state and the audit log are closed.
      await plaid.stop(Math.max(0, stoppedAt - performance.now()));
      await attempts.stop();
      await webhooks.stop();
      shared?.stop();
      await stored.stop();
      await auditing.stop();
      observers.stop();
      await tracing?.stop(stoppedAt - performance.now());
      await admin?.stop();
    },
  };
}
