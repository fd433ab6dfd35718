import { HeaderMap } from '@apollo/server';
import { ANYBODY, type Caller } from '../../src/auth/principal.js';
import type { Scope } from '../../src/auth/scope.js';
import { createSealedIds } from '../../src/auth/sealed-id.js';
import { SharedCache } from '../../src/cache/shared-cache.js';
import { readConfig } from '../../src/config/config.js';
import { createExecutor } from '../../src/execution/executor.js';
import { createGateway } from '../../src/execution/gateway.js';
import { createApollo } from '../../src/graphql/apollo.js';
import type { Context, OperationRecord } from '../../src/graphql/context.js';
import { createSchema } from '../../src/graphql/schema.js';
import { createLoaders } from '../../src/loaders/loaders.js';
import { OperationReads } from '../../src/loaders/operation-reads.js';
import type { ReportState } from '../../src/loaders/report-state.js';
import { ReportStore } from '../../src/loaders/report-store.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.js';
import { askDirectly } from './plaid-client.js';
import { type AnsweredError, TEST_SEALING_KEYS } from './test-app.js';
import type { Request } from './two-executors.js';

/** The graph over a sandbox, behind the socket: asked by whoever a test says. */
export interface ScopedGraph {
  readonly sandbox: Sandbox;
  ask(caller: Caller, request: Request): Promise<ScopedAnswer>;
  stop(): Promise<void>;
}

export interface ScopedAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly AnsweredError[];
  readonly record: OperationRecord;
}

/** Somebody with just those scopes. */
export function callerWith(scopes: readonly Scope[], purpose: string | null = null): Caller {
  return { principal: { subject: 'somebody', tenant: '', scopes: new Set(scopes) }, purpose };
}

export const anybody = (purpose: string | null = null): Caller => ({ principal: ANYBODY, purpose });

const CACHE_BYTES = 50_000_000;
const TTL_MS = 300_000;

/** One cache of reports for all callers, and repeated queries compiled: as production has it. */
export async function startScopedGraph(): Promise<ScopedGraph> {
  const sandbox = await startSandbox({
    seed: 'test',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: 0,
  });
  const plaid = askDirectly(sandbox);
  const cache = new SharedCache<ReportState>({ maxBytes: CACHE_BYTES });
  const reports = new ReportStore({ plaid, cache, large: null, ttlMs: TTL_MS, pendingTtlMs: 0 });
  const { sealingKeys } = readConfig({ SEALING_KEYS: TEST_SEALING_KEYS });
  const sealedIds = createSealedIds(sealingKeys, { environment: 'embedded', tenant: '' });
  const schema = await createSchema();
  const apollo = await createApollo({
    schema,
    gateway: createGateway(createExecutor({ schema, maxCompiled: 200, compileAfter: 2 })),
    plugins: [],
    // Clients are told of one as of any other error, which is what tests look at.
    onFault: () => {},
  });

  function contextFor(caller: Caller): Context {
    const { signal } = new AbortController();
    const reads = new OperationReads();
    return {
      requestId: 'a-request',
      caller,
      record: { name: null, classes: [] },
      signal,
      plaid,
      reports,
      reads,
      loaders: createLoaders({ plaid, reports, reads, signal }),
      createDownload: async ({ format }) => ({
        url: `http://localhost/downloads/${format}`,
        expiresAt: '2026-03-15T12:05:00Z',
      }),
      needsInsights: false,
      sealedIds,
    };
  }

  return {
    sandbox,
    async ask(caller, { query, variables, operationName }) {
      const contextValue = contextFor(caller);
      const { body, http } = await apollo.executeOperation(
        {
          query,
          ...(variables && { variables: { ...variables } }),
          ...(typeof operationName === 'string' && { operationName }),
          http: { method: 'POST', headers: new HeaderMap(), search: '', body: undefined },
        },
        { contextValue },
      );
      contextValue.reads.release();
      if (body.kind !== 'single') throw new Error('An answer is one piece');
      const { data, errors } = body.singleResult;
      return {
        status: http.status ?? 200,
        data: data as ScopedAnswer['data'],
        errors: (errors ?? []) as unknown as readonly AnsweredError[],
        record: contextValue.record,
      };
    },
    async stop() {
      await apollo.stop();
      cache.stop();
      await sandbox.stop();
    },
  };
}
