import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import { type Logger, pino } from 'pino';
import { AuditFileError, type AuditLog, openAuditLog } from './audit/audit-log.js';
import { createSubjectNames } from './audit/audit-subject.js';
import { readApiKeys } from './auth/api-keys-file.js';
import { createAuthenticator } from './auth/authenticator.js';
import { deriveKey } from './auth/derive-key.js';
import type { Caller } from './auth/principal.js';
import { createSealingRing, type SealingEnvironment } from './auth/sealed-id.js';
import { type CacheCounters, createCacheCounters } from './cache/cache-counters.js';
import { SharedCache } from './cache/shared-cache.js';
import { type Config, ConfigError, type EmbeddedSandboxConfig, type PlaidConfig } from './config/config.js';
import { LOOPBACK } from './config/url-rules.js';
import { callOf, fileNameOf } from './downloads/download-call.js';
import { createTickets } from './downloads/ticket.js';
import { createExecutor, type ExecutionCounts } from './execution/executor.js';
import { createGateway } from './execution/gateway.js';
import { createLimitsPlugin } from './execution/limits/limits-plugin.js';
import { createApollo } from './graphql/apollo.js';
import { auditFactsOf } from './graphql/audit-facts.js';
import { newRecord } from './graphql/context.js';
import { type RegisteredOperations, readManifest } from './graphql/registered-operations.js';
import { createSchema } from './graphql/schema.js';
import { createAuditor } from './http/auditor.js';
import { createAuthentication } from './http/authentication.js';
import { createDownloadEndpoint, DOWNLOAD_PATH } from './http/download-endpoint.js';
import { createGraphqlEndpoint } from './http/graphql-endpoint.js';
import { createKeptAnswers } from './http/kept-answers.js';
import { createLandingPage } from './http/landing-page.js';
import { createSentOperation } from './http/sent-operation.js';
import { createHttpServer } from './http/server.js';
import { stopServer } from './http/stop-server.js';
import { createWelcomePage } from './http/welcome-page.js';
import { describeError } from './lib/describe-error.js';
import { Secret } from './lib/secret.js';
import { createLoaders } from './loaders/loaders.js';
import { OperationReads } from './loaders/operation-reads.js';
import type { ReportState } from './loaders/report-state.js';
import { ReportStore } from './loaders/report-store.js';
import type { Download } from './model/download.js';
import { createPlaidClient } from './plaid/client.js';
import { type Sandbox, startSandbox } from './sandbox/server.js';
import { createMovingExecutor } from './workers/moving-executor.js';
import {
  createReportWorkers,
  type ReportWorkers,
  type ReportWorkersOptions,
} from './workers/report-workers.js';

export interface App {
  /** Where the graph is, such as `http://localhost:4000/graphql`. */
  readonly url: string;
  /** The Plaid that was started with it, or null when Plaid's own hosts are asked. */
  readonly sandbox: Sandbox | null;
  /** What has become of the reads of reports since the start. */
  readonly cache: CacheCounters;
  /** How operations have been executed; null when graphql-js executes all of them. */
  readonly executions: ExecutionCounts | null;
  /** Answers what is under way, for as long as the grace period lasts, then closes every socket. */
  stop(): Promise<void>;
}

/** Compiled on the second use. Frontends have some dozens of operations; each takes some 30 KB as code. */
const COMPILING = { maxCompiled: 200, compileAfter: 2 };

/** How much of the cache is for answers, as bytes; the rest is for the reports that they are made of. */
const ANSWERS_SHARE = 0.4;

/**
 * Composes and starts everything, from Plaid outwards to the socket. Tests start the same on port 0.
 *
 * @param destination where log lines go; standard error when left out, so that standard output stays for people.
 */
export async function startApp(
  config: Config,
  destination: pino.DestinationStream = pino.destination(2),
): Promise<App> {
  const log = pino(
    { level: config.log.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );

  // Before anything is started: a manifest may be wrong, and that ends the start.
  const schema = await createSchema();
  const registered = await readRegistered(config, schema);

  const apiKeys =
    config.auth === null || config.auth.apiKeysFile === null ? [] : readApiKeys(config.auth.apiKeysFile);
  const audit = await openAudit(config, log);
  const subjectNames = subjectNamesOf(config);
  const auditor = createAuditor(audit, (context) => auditFactsOf(context, subjectNames));
  const sandbox = config.plaid.kind === 'embedded' ? await startEmbeddedSandbox(config.plaid, log) : null;
  const plaid = createPlaidClient({
    ...plaidAccess(config.plaid, sandbox),
    timeouts: config.upstream,
    maxBytes: config.upstreamMaxBytes,
  });

  const { counters, count } = createCacheCounters();
  const { maxBytes, ttlMs, pendingTtlMs } = config.cache;
  const answersMaxBytes = Math.floor(maxBytes * ANSWERS_SHARE);
  const cache = new SharedCache<ReportState>({
    maxBytes: maxBytes - answersMaxBytes,
    onEvent: count,
    onGone: (state) => {
      if (state.status === 'ELSEWHERE') state.report.letGo();
    },
  });
  const answers = createKeptAnswers(answersMaxBytes);
  const environment = config.plaid.kind === 'embedded' ? 'embedded' : config.plaid.environment;
  const workers = createWorkers(config, environment, (assetReportIds, error) => {
    reports.invalidateReports(assetReportIds);
    log.error({ error: describeError(error), reports: assetReportIds.length }, 'a thread was lost');
  });
  const reports = new ReportStore({ plaid, cache, large: workers, ttlMs, pendingTtlMs });

  const sealing = createSealingRing(config.sealingKeys, environment);
  const tickets = createTickets(config.sealingKeys);
  // Known once the socket listens, and asked for only by operations, which come later.
  let listeningUrl = '';
  const createDownload = async (download: Download, caller: Caller) => {
    const { ticket, expiresAt } = await tickets.seal(download, caller);
    return {
      url: `${config.http.publicUrl ?? listeningUrl}${DOWNLOAD_PATH}/${ticket}`,
      expiresAt: expiresAt.toISOString(),
    };
  };
  const onFault = (error: unknown, requestId: string | null) =>
    log.error({ requestId, error: describeError(error) }, 'a request failed');

  const executor = config.executor === 'compiled' ? createExecutor({ schema, ...COMPILING }) : null;
  const moving =
    executor !== null && workers !== null
      ? createMovingExecutor(executor, workers, (faults, requestId) => {
          for (const error of faults) log.error({ requestId, error }, 'a request failed');
        })
      : executor;
  const apollo = await createApollo({
    schema,
    gateway: moving === null ? null : createGateway(moving),
    plugins: [
      createLandingPage(sandbox?.samples.relayTokens[0]?.relayToken ?? null),
      createLimitsPlugin(config.limits, (documentHash) => registered.has(documentHash)),
    ],
    maxTokens: config.limits.tokens,
    onFault,
  });
  const server = await createHttpServer({
    graphql: createGraphqlEndpoint({
      apollo,
      answers,
      auditor,
      sentOperation: createSentOperation({
        get: config.operations.get,
        mode: config.operations.registered.mode,
        registered,
      }),
      createContext: (requestId, caller, signal) => {
        const reads = new OperationReads();
        const { tenant } = caller.principal;
        return {
          requestId,
          caller,
          record: newRecord(),
          assureAudit: () => auditor.assureWritable(),
          signal,
          plaid,
          reports,
          reads,
          loaders: createLoaders({ plaid, reports, tenant, reads, signal }),
          createDownload: (download) => {
            reads.passing();
            return createDownload(download, caller);
          },
          needsInsights: false,
          sealedIds: sealing.forTenant(tenant),
        };
      },
    }),
    download: createDownloadEndpoint({
      open: async (ticket, principal) => {
        const { download, purpose } = await tickets.open(ticket, principal);
        const subject = { token: subjectNames.nameOf(principal.tenant, download.token), report: null };
        return { ...callOf(download), fileName: fileNameOf(download, new Date()), purpose, subject };
      },
      auditor,
      fetch: ({ endpoint, request }, signal) => plaid.stream(endpoint, request, signal),
      onFault,
    }),
    authentication: createAuthentication({
      authenticate: createAuthenticator(config.auth, {
        apiKeys,
        keySet: {
          onFailure: (error) =>
            log.warn({ error: describeError(error) }, 'the keys of AUTH_JWKS_URL cannot be read'),
        },
      }),
      purposes: config.purposes,
    }),
    rateLimitPerMinute: config.http.rateLimitPerMinute,
    // What it asks for nobody has a token to send with it, unless everybody is let in.
    welcome: createWelcomePage(config.auth === null ? (sandbox?.samples.relayTokens ?? []) : []),
    corsOrigins: config.http.corsOrigins,
    hostNames: hostNamesOf(config.http),
    log,
  });

  try {
    await server.listen({ host: config.http.host, port: config.http.port });
  } catch (error) {
    await sandbox?.stop();
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  listeningUrl = `http://${addressable(config.http.host)}:${port}`;
  return {
    url: `${listeningUrl}/graphql`,
    sandbox,
    cache: counters,
    executions: executor?.counts ?? null,
    async stop() {
      await stopServer(server, config.http.stopGraceMs);
      await apollo.stop();
      await workers?.stop();
      answers.stop();
      cache.stop();
      await closeAudit(audit, log);
      await sandbox?.stop();
    },
  };
}

async function openAudit({ auditFile, sealingKeys }: Config, log: Logger): Promise<AuditLog | null> {
  if (auditFile === null) return null;
  const keys = new Map(sealingKeys.map((key) => [key.id, deriveKey(key, 'audit-chain')]));
  const audit = await openAuditLog({ path: auditFile, keys }).catch((error: unknown) => {
    if (!(error instanceof AuditFileError)) throw error;
    const remedy = 'set it to a file that this process alone writes, or move that one away';
    throw new ConfigError('AUDIT_FILE', `${error.message}; ${remedy}`);
  });
  log.info({ head: audit.head }, 'the audit log goes on from here');
  return audit;
}

/** Its head in another place is what shows that lines at its end are gone. */
async function closeAudit(audit: AuditLog | null, log: Logger): Promise<void> {
  if (audit === null) return;
  await audit.stop();
  log.info({ head: audit.head }, 'the audit log ends here');
}

function subjectNamesOf({ sealingKeys: [first] }: Config) {
  if (first === undefined) throw new Error('There must be a key to name subjects with');
  return createSubjectNames(deriveKey(first, 'audit-subject'));
}

/** Operations that are registered; none where that is off. */
async function readRegistered(
  { operations, limits }: Config,
  schema: GraphQLSchema,
): Promise<RegisteredOperations> {
  const { mode, file } = operations.registered;
  if (mode === 'off' || file === null) return new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(
      'PERSISTED_OPERATIONS_FILE',
      `cannot be read (${error instanceof Error && 'code' in error ? error.code : 'an error'})`,
    );
  });
  return readManifest(text, schema, limits.tokens);
}

/** Threads for large reports; none where operations are executed by graphql-js alone, which moves nothing. */
function createWorkers(
  { executor, workers, sealingKeys }: Config,
  environment: SealingEnvironment,
  onLost: ReportWorkersOptions['onLost'],
): ReportWorkers | null {
  if (workers.threads === 0 || executor !== 'compiled') return null;
  return createReportWorkers({
    ...workers,
    settings: {
      sealingKeys: sealingKeys.map(({ id, key }) => ({ id, key: key.reveal() })),
      environment,
      compiling: COMPILING,
    },
    onLost,
  });
}

function startEmbeddedSandbox({ seed, now, reportDelayMs, controlPort }: EmbeddedSandboxConfig, log: Logger) {
  return startSandbox({
    seed,
    now,
    reportDelayMs,
    ...(controlPort !== null && { controlPort }),
    onError: (error) => log.error({ error: describeError(error) }, 'the embedded sandbox failed'),
  });
}

function plaidAccess(config: PlaidConfig, sandbox: Sandbox | null) {
  if (config.kind === 'plaid') return config;
  if (sandbox === null) throw new Error('The embedded sandbox has not been started');
  const { clientId, secret } = sandbox.clients.ours;
  return { baseUrl: sandbox.url, clientId, secret: new Secret(secret) };
}

/** A host as a URL has it. Whoever listens everywhere is here as well. */
function addressable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * The names under which a server on loopback may be called, or null for any: a page whose name is pointed at this machine
 * would otherwise be of our own origin.
 */
function hostNamesOf({ host, publicUrl }: Config['http']): readonly string[] | null {
  if (!LOOPBACK.includes(host)) return null;
  return publicUrl === null ? LOOPBACK : [...LOOPBACK, new URL(publicUrl).hostname];
}
