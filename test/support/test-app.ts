import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../../src/app.js';
import type { CacheCounters } from '../../src/cache/cache-counters.js';
import { readConfig } from '../../src/config/config.js';
import type { ExecutionCounts } from '../../src/execution/executor.js';
import type { Sandbox } from '../../src/sandbox/server.js';
import type { TypedDocumentString } from '../generated/graphql.js';

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
  /** Sends an operation over HTTP. */
  execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options?: { headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Answer<Result>>;
  /** Sends a document that no client would have types for: a wrong one, say. */
  send(body: unknown, headers?: Record<string, string>): Promise<Answer<unknown>>;
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
    readonly plaid?: {
      readonly errorType: string;
      readonly errorCode: string;
      readonly requestId: string | null;
    };
  };
}

/** Short enough for a test to wait for, long enough to be seen. */
const REPORT_DELAY_MS = 200;

/** Of the tests alone: the embedded sandbox has a key of its own, and any other Plaid needs one. */
export const TEST_SEALING_KEYS = `test:${Buffer.alloc(32, 't').toString('base64url')}`;

/** @param settings environment variables over the defaults of the tests. */
export async function startTestApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const logged: string[] = [];
  const config = readConfig({
    PORT: '0',
    SANDBOX_SEED: 'test',
    SANDBOX_NOW: '2026-03-15T12:00:00Z',
    SANDBOX_REPORT_DELAY_MS: String(REPORT_DELAY_MS),
    STOP_GRACE_MS: '2000',
    // Most tests are about one operation and what it asks of Plaid; those of the shared cache switch it on.
    CACHE_MAX_MB: '0',
    SEALING_KEYS: TEST_SEALING_KEYS,
    ...settings,
  });
  const app = await startApp(config, { write: (line) => void logged.push(line) });
  return {
    url: app.url,
    get sandbox() {
      return given(app.sandbox, 'the embedded sandbox; this app asks another Plaid');
    },
    cache: app.cache,
    executions: app.executions,
    logged,
    execute: (document, variables, options = {}) =>
      post(app.url, { query: document.toString(), variables }, options.headers, options.signal),
    send: (body, headers) => post(app.url, body, headers),
    stop: () => app.stop(),
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
  return {
    status: response.status,
    headers: response.headers,
    data: parsed.data,
    errors: parsed.errors ?? [],
    text,
  };
}

/** Asks until the answer is there. Fails after 10 s, with what was asked for. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    await sleep(25);
  }
  throw new Error(`Not within 10 s: ${what}`);
}

/** The value, or a failure that says what was expected to be there. */
export function given<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Missing: ${what}`);
  return value;
}
