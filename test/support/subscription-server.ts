import { hash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { pino } from 'pino';
import type { Apollo } from '../../src/apollo/server.js';
import { AuthenticationError } from '../../src/auth/authentication-error.js';
import { ANYBODY, type Principal } from '../../src/auth/principal.js';
import type { SubscriptionLimits } from '../../src/config/subscription-settings.js';
import { createErrorFormat } from '../../src/graphql/errors/error-format.js';
import { createAuditor } from '../../src/http/auditor.js';
import { createAuthentication, createIdentifyCaller } from '../../src/http/authentication.js';
import { createGraphqlEndpoint } from '../../src/http/graphql-endpoint.js';
import { createInFlight } from '../../src/http/in-flight.js';
import { createRequestOperation } from '../../src/http/request-operation.js';
import { createHttpServer } from '../../src/http/server.js';
import { stopServer } from '../../src/http/stop-server.js';
import type { SubscriptionTransport } from '../../src/http/subscriptions/subscription-observer.js';
import { createSubscriptionTransports } from '../../src/http/subscriptions/transports.js';
import { Turns } from '../../src/lib/turns.js';
import { createPersistedOperations } from '../../src/operation/persisted-operations.js';
import { createPreparing } from '../../src/operation/prepare.js';
import { createResponseCache } from '../../src/responses/response-cache.js';
import { createNotes, NOTES, NOTES_SDL, type Notes } from './notes.js';

/** The HTTP server with the transports of subscriptions, over events in memory. It executes no queries. */
export interface SubscriptionServer {
  readonly port: number;
  readonly url: string;
  readonly notes: Notes;
  /** Open subscriptions by transport, as an observer counts them. */
  readonly open: Readonly<Record<SubscriptionTransport, number>>;
  /** The events that left, and the readers that were dropped. */
  readonly counts: { readonly events: number; readonly dropped: readonly SubscriptionTransport[] };
  /** The codes of refused requests and messages. */
  readonly refused: readonly string[];
  /** Unexpected errors. */
  readonly faults: unknown[];
  /** Routes of requests whose clients have left, and of responses that were measured. */
  readonly observed: { readonly aborted: readonly string[]; readonly answered: readonly string[] };
  readonly inFlight: number;
  stop(graceMs?: number): Promise<void>;
}

export interface SubscriptionServerOptions {
  readonly limits?: Partial<SubscriptionLimits>;
  /** The principals by their bearer tokens. Null accepts everybody. */
  readonly principals?: Readonly<Record<string, Principal>> | null;
  readonly rateLimitPerMinute?: number;
  readonly corsOrigins?: readonly string[];
  readonly hostNames?: readonly string[] | null;
  readonly maxInFlight?: number;
  readonly maxUnauthenticated?: number;
  readonly subscribe?: Notes['subscribe'];
}

/** The hash of a registered operation. */
export const NOTES_HASH = hash('sha256', NOTES);

export function principalOf(subject: string, expiresAt: number | null = null): Principal {
  return { subject, tenant: '', scopes: new Set(), expiresAt };
}

export async function startSubscriptionServer({
  limits = {},
  principals = null,
  rateLimitPerMinute = 0,
  corsOrigins = [],
  hostNames = null,
  maxInFlight = 100,
  maxUnauthenticated,
  subscribe,
}: SubscriptionServerOptions = {}): Promise<SubscriptionServer> {
  const notes = createNotes();
  const schema = buildSchema(NOTES_SDL);
  const { prepare } = createPreparing(schema, 1_000);
  const errorFormat = createErrorFormat(schema);
  const inFlight = createInFlight({ maxInFlight, maxLoopDelayMs: 100_000, loopDelayMs: () => 0 });
  const resolve = createPersistedOperations('prefer', new Map([[NOTES_HASH, NOTES]]));
  const open = { websocket: 0, sse: 0, multipart: 0 };
  const counts = { events: 0, dropped: [] as SubscriptionTransport[] };
  const refused: string[] = [];
  const faults: unknown[] = [];
  const observed = { aborted: [] as string[], answered: [] as string[] };
  const onRefused = (failures: readonly { readonly code: string }[]) => {
    refused.push(...failures.map(({ code }) => code));
  };
  const identify = createIdentifyCaller({
    authenticate: async (authorization) => {
      if (principals === null) return ANYBODY;
      if (authorization === undefined) throw new AuthenticationError('missing');
      const principal = principals[authorization.replace('Bearer ', '')];
      if (principal === undefined) throw new AuthenticationError('invalid');
      return principal;
    },
    purposes: ['underwriting'],
  });
  const transports = createSubscriptionTransports({
    subscribe: subscribe ?? notes.subscribe,
    limits: { max: 2_000, maxPerSocket: 100, maxSocketsPerCaller: 5, ...limits },
    resolve,
    prepare,
    errorFormat,
    identify,
    inFlight,
    observer: {
      onOpened: (transport) => {
        open[transport] += 1;
      },
      onClosed: (transport) => {
        open[transport] -= 1;
      },
      onEvent: () => {
        counts.events += 1;
      },
      onDropped: (transport) => void counts.dropped.push(transport),
    },
    onRefused,
    onFault: (error) => void faults.push(error),
    ...(maxUnauthenticated !== undefined && { maxUnauthenticated }),
  });
  const notUsed = () => {
    throw new Error('This server executes subscriptions only');
  };
  const apollo: Apollo = { execute: notUsed, landingPage: notUsed, stop: notUsed };
  const server = await createHttpServer({
    graphql: createGraphqlEndpoint({
      apollo,
      createContext: notUsed,
      prepare,
      turns: new Turns(),
      errorFormat,
      responses: createResponseCache(0),
      auditor: createAuditor(null, () => null),
      readOperation: createRequestOperation({ get: true }, resolve),
      stream: transports.stream,
      onFailures: () => {},
    }),
    pages: null,
    download: notUsed,
    webhook: notUsed,
    authentication: createAuthentication(identify),
    inFlight,
    sockets: transports.sockets,
    rateLimitPerMinute,
    cors: { origins: corsOrigins, loopback: false, publicOrigin: null },
    hostNames,
    log: pino({ level: 'silent' }),
    onRefused,
    onAborted: ({ route }) => void observed.aborted.push(route),
    onAnswered: ({ route }) => void observed.answered.push(route),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    notes,
    open,
    counts,
    refused,
    faults,
    observed,
    get inFlight() {
      return inFlight.count;
    },
    async stop(graceMs = 3_600_000) {
      await transports.stop();
      await stopServer(server, graceMs);
    },
  };
}
