import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from 'creditgraph-sandbox';
import { startApp } from '../../src/app.js';
import type { CacheCounters } from '../../src/cache/cache-counters.js';
import { readConfig } from '../../src/config/config.js';
import type { ExecutionCounts } from '../../src/execution/executor.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import { sentBy, TESTER, type TestCaller, writeApiKeys } from './callers.js';
import { given } from './given.js';
import { assertNothingLeaked, assertNothingRepeated } from './leaks.js';
import { isFull } from './runs.js';

export { given };

/** The server as in production, on a free port, with an embedded sandbox with a fixed seed and time. */
export interface TestApp {
  readonly url: string;
  /** The embedded sandbox. Absent if the settings name another Plaid. */
  readonly sandbox: Sandbox;
  /** Counts of the events of the report cache. */
  readonly cache: CacheCounters;
  /** Counts of executions; null when graphql-js executes all operations. */
  readonly executions: ExecutionCounts | null;
  readonly adminPort: number | null;
  /** All log lines. */
  readonly logged: readonly string[];
  /** The headers of the tester for manual requests; empty when callers do not authenticate. */
  readonly authorization: { readonly authorization?: string; readonly 'x-purpose'?: string };
  /** Sends an operation over HTTP, as the tester unless the headers name another caller. */
  execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options?: { headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Answer<Result>>;
  /** Sends a document without types, such as an invalid one. */
  send(body: unknown, headers?: Record<string, string>): Promise<Answer<unknown>>;
  /** Finishes the pending reports of the embedded sandbox. */
  finishReports(): void;
  /** @param drainMs how long connections are still accepted, in ms; 0 by default. */
  stop(drainMs?: number): Promise<void>;
}

export interface Answer<Result> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Result | null | undefined;
  readonly errors: readonly AnsweredError[];
  /** The raw body. */
  readonly text: string;
}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: {
    readonly code: string;
    readonly requestId: string;
    readonly retryable?: boolean;
    readonly retryAfterMs?: number | null;
    readonly currentId?: string;
    readonly plaid?: {
      readonly errorType: string;
      readonly errorCode: string;
      readonly requestId: string | null;
    };
  };
}

/** Longer than any test, so that a report is PENDING until the test finishes it. */
const REPORT_DELAY_MS = 3_600_000;

/** For tests with Plaid keys, which require a sealing key. */
export const TEST_SEALING_KEYS = `test:${Buffer.alloc(32, 't').toString('base64url')}`;

/**
 * Callers authenticate with Plaid keys, as a real server requires, and when a test names callers. The tester, who has all scopes, is
 * then one of them, and the default caller.
 *
 * @param settings environment variables that override the defaults of the tests.
 * @param callers other callers, each with its own key: see `sentBy`.
 */
export async function startTestApp(
  settings: Record<string, string> = {},
  callers: readonly TestCaller[] = [],
): Promise<TestApp> {
  const logged: string[] = [];
  const isOpen =
    callers.length === 0 &&
    ['PLAID_CLIENT_ID', 'PLAID_CLIENTS_FILE', 'AUTH_JWKS_URL', 'API_KEYS_FILE'].every(
      (setting) => settings[setting] === undefined,
    );
  const authorization = isOpen ? {} : { ...sentBy(TESTER), 'x-purpose': 'underwriting' };
  const apiKeys = isOpen ? null : writeApiKeys([TESTER, ...callers]);
  const auditFile = join(tmpdir(), `creditgraph-test-audit-${randomUUID()}.log`);
  const config = readConfig({
    PORT: '0',
    SANDBOX_SEED: 'test',
    SANDBOX_NOW: '2026-03-15T12:00:00Z',
    SANDBOX_REPORT_DELAY_MS: String(REPORT_DELAY_MS),
    STOP_GRACE_MS: '2000',
    // Long enough for slow machines. Tests of timeouts set less.
    UPSTREAM_READ_ATTEMPT_MS: '100000',
    UPSTREAM_READ_TOTAL_MS: '100000',
    UPSTREAM_CREATE_MS: '100000',
    UPSTREAM_REFRESH_MS: '100000',
    UPSTREAM_BYTES_MS: '100000',
    // Slow machines delay the event loop. Tests of overload set less.
    MAX_LOOP_DELAY_MS: '100000',
    // Most tests check the calls of one operation. Tests of the shared cache switch it on.
    CACHE_MAX_MB: '0',
    // A thread takes longer to start than most tests take. Tests of threads set this, and `npm run test:full` has the default.
    ...(!isFull && { WORKERS: '0' }),
    SEALING_KEYS: TEST_SEALING_KEYS,
    ...(apiKeys !== null && { API_KEYS_FILE: apiKeys.path }),
    ...((settings.PLAID_CLIENT_ID ?? settings.PLAID_CLIENTS_FILE) !== undefined && { AUDIT_FILE: auditFile }),
    ...settings,
  });
  const app = await startApp(config, { write: (line) => void logged.push(line) }).finally(() =>
    apiKeys?.remove(),
  );
  return {
    url: app.url,
    get sandbox() {
      return given(app.sandbox, 'the embedded sandbox; this app asks another Plaid');
    },
    cache: app.cache,
    executions: app.executions,
    adminPort: app.adminPort,
    logged,
    authorization,
    execute: (document, variables, { headers, signal } = {}) =>
      post(app.url, { query: document.toString(), variables }, { ...authorization, ...headers }, signal),
    send: (body, headers) => post(app.url, body, { ...authorization, ...headers }),
    finishReports: () => app.sandbox?.clock.advance(REPORT_DELAY_MS),
    async stop(drainMs) {
      await app.stop(drainMs);
      assertNothingLeaked(logged);
      await rm(auditFile, { force: true });
    },
  };
}

/** POSTs JSON and parses the GraphQL response. */
export async function post<Result>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const parsed = JSON.parse(text) as { data?: Result | null; errors?: AnsweredError[] };
  assertNothingRepeated(parsed.errors ?? [], body);
  return {
    status: response.status,
    headers: response.headers,
    data: parsed.data,
    errors: parsed.errors ?? [],
    text,
  };
}
