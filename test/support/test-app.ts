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

export { given };

/** What production runs, on a free port, with an embedded sandbox whose seed and clock are fixed. */
export interface TestApp {
  readonly url: string;
  /** The embedded sandbox; there is none when the settings name another Plaid. */
  readonly sandbox: Sandbox;
  /** What has become of the reads of reports. */
  readonly cache: CacheCounters;
  /** How operations have been executed so far; null when graphql-js executes all of them. */
  readonly executions: ExecutionCounts | null;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  /** What says who asks, and what for, for requests that are made by hand; empty where everybody is let in. */
  readonly authorization: { readonly authorization?: string; readonly 'x-purpose'?: string };
  /** Sends an operation over HTTP, as the tester unless the headers say otherwise. */
  execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options?: { headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Answer<Result>>;
  /** Sends a document that no client would have types for: a wrong one, say. */
  send(body: unknown, headers?: Record<string, string>): Promise<Answer<unknown>>;
  /** Lets the embedded sandbox finish what it makes. */
  finishReports(): void;
  stop(): Promise<void>;
}

export interface Answer<Result> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Result | null | undefined;
  readonly errors: readonly AnsweredError[];
  /** The body as it came. */
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

/** Longer than any test takes, so that a report is PENDING until the test says otherwise. */
const REPORT_DELAY_MS = 3_600_000;

/** Of the tests alone: the embedded sandbox has a key of its own, and any other Plaid needs one. */
export const TEST_SEALING_KEYS = `test:${Buffer.alloc(32, 't').toString('base64url')}`;

/**
 * Callers are told apart where a real server would insist on it, which is with keys of Plaid's, and where a test names some.
 * The tester, who may do everything, is then among them, and sends whatever is not sent as somebody else.
 *
 * @param settings environment variables over the defaults of the tests.
 * @param callers who else may call, each with a key of its own: see `sentBy`.
 */
export async function startTestApp(
  settings: Record<string, string> = {},
  callers: readonly TestCaller[] = [],
): Promise<TestApp> {
  const logged: string[] = [];
  const isOpen =
    callers.length === 0 &&
    ['PLAID_CLIENT_ID', 'AUTH_JWKS_URL', 'API_KEYS_FILE'].every((setting) => settings[setting] === undefined);
  const authorization = isOpen ? {} : { ...sentBy(TESTER), 'x-purpose': 'underwriting' };
  const apiKeys = isOpen ? null : writeApiKeys([TESTER, ...callers]);
  const auditFile = join(tmpdir(), `creditgraph-test-audit-${randomUUID()}.log`);
  const config = readConfig({
    PORT: '0',
    SANDBOX_SEED: 'test',
    SANDBOX_NOW: '2026-03-15T12:00:00Z',
    SANDBOX_REPORT_DELAY_MS: String(REPORT_DELAY_MS),
    STOP_GRACE_MS: '2000',
    // No machine is so slow that an answer of the sandbox is out of time; tests of time set less where nothing answers.
    UPSTREAM_READ_ATTEMPT_MS: '100000',
    UPSTREAM_READ_TOTAL_MS: '100000',
    UPSTREAM_CREATE_MS: '100000',
    UPSTREAM_REFRESH_MS: '100000',
    UPSTREAM_BYTES_MS: '100000',
    // Most tests are about one operation and what it asks of Plaid; those of the shared cache switch it on.
    CACHE_MAX_MB: '0',
    SEALING_KEYS: TEST_SEALING_KEYS,
    ...(apiKeys !== null && { API_KEYS_FILE: apiKeys.path }),
    ...(settings.PLAID_CLIENT_ID !== undefined && { AUDIT_FILE: auditFile }),
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
    logged,
    authorization,
    execute: (document, variables, { headers, signal } = {}) =>
      post(app.url, { query: document.toString(), variables }, { ...authorization, ...headers }, signal),
    send: (body, headers) => post(app.url, body, { ...authorization, ...headers }),
    finishReports: () => app.sandbox?.clock.advance(REPORT_DELAY_MS),
    async stop() {
      await app.stop();
      assertNothingLeaked(logged);
      await rm(auditFile, { force: true });
    },
  };
}

/** POSTs JSON and reads the answer as GraphQL's. */
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
