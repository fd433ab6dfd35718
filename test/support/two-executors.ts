import { expect } from '@jest/globals';
import { type Sandbox, type SandboxOptions, startSandbox } from 'creditgraph-sandbox';
import type { ExecutionCounts } from '../../src/execution/executor.js';
import { type AnsweredError, given, startTestApp, type TestApp } from './test-app.js';

/** The body of a POST to the graph. */
export interface Request {
  readonly query: string;
  readonly variables?: object | null;
  readonly operationName?: string | null;
}

/**
 * Servers over one sandbox. The first compiles repeated operations; the second executes all with graphql-js. In the third, a worker
 * thread owns all reports, so it renders the compiled operations.
 */
export interface TwoExecutors {
  readonly compiled: TestApp;
  readonly reference: TestApp;
  readonly sandbox: Sandbox;
  readonly counts: ExecutionCounts;
  /** Sends a request to all servers until it is compiled. Fails unless all responses are equal. */
  compare(request: Request): Promise<Outcome>;
  stop(): Promise<void>;
}

/** The response of both, without parts that differ between calls. */
export interface Outcome {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly AnsweredError[];
}

export async function startTwoExecutors(options: Partial<SandboxOptions> = {}): Promise<TwoExecutors> {
  const sandbox = await startSandbox({
    seed: 'test',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: 0,
    ...options,
  });
  const { clientId, secret } = sandbox.clients.ours;
  const settings: Record<string, string>[] = [
    { EXECUTOR: 'compiled' },
    { EXECUTOR: 'reference' },
    { WORKERS: '1', WORKER_MIN_KB: '1' },
  ];
  const [compiled, reference, threaded] = (await Promise.all(
    settings.map((more) =>
      startTestApp({
        ...more,
        PLAID_CLIENT_ID: clientId,
        PLAID_SECRET: secret,
        PLAID_ENV: 'sandbox',
        PLAID_BASE_URL: sandbox.url,
        RATE_LIMIT_PER_MINUTE: '0',
      }),
    ),
  )) as [TestApp, TestApp, TestApp];
  return {
    compiled,
    reference,
    sandbox,
    counts: given(compiled.executions, 'the counts of an executor'),
    async compare(request) {
      const [expected, first, there] = (await Promise.all(
        [reference, compiled, threaded].map((app) => ask(app, request)),
      )) as [Outcome, Outcome, Outcome];
      const second = await ask(compiled, request);
      const rendered = await ask(threaded, request);
      const wanted = comparable(expected);
      const text = JSON.stringify(wanted);
      for (const answer of [first, second, there, rendered].map(comparable)) {
        // Compared by value only to show the difference, because some responses have megabytes.
        if (JSON.stringify(answer) !== text) expect({ request, answer }).toEqual({ request, answer: wanted });
      }
      // The texts are equal too, so fields have the same order.
      expect(JSON.stringify(second.data)).toBe(JSON.stringify(expected.data));
      expect(JSON.stringify(rendered.data)).toBe(JSON.stringify(expected.data));
      return expected;
    },
    async stop() {
      await reference.stop();
      await compiled.stop();
      await threaded.stop();
      await sandbox.stop();
    },
  };
}

async function ask(app: TestApp, request: Request): Promise<Outcome> {
  const { status, data, errors } = await app.send(request);
  return { status, data: settled(data), errors: settled(errors) as AnsweredError[] };
}

function comparable({ data, errors, ...rest }: Outcome) {
  return { ...rest, data, errors: inOrder(oneForEachParent(data, errors)) };
}

/** Request ids, and download URLs with their expiry. */
const PASSING =
  /^([0-9A-Za-z]{15}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|http:\/\/localhost:\d+\/.*|2\d{3}-.*T.*\.\d{3}Z)$/;

/** A string of JSON, with the colon after a key. Some responses have megabytes, for which a reviver is slow. */
const STRING = /"((?:[^"\\]|\\.)*)"(:?)/g;

function settled(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined
    ? undefined
    : JSON.parse(
        text.replaceAll(STRING, (whole, inner: string, colon: string) =>
          colon === '' && PASSING.test(inner) ? '"(passing)"' : whole,
        ),
      );
}

/**
 * When several errors null the same parent, graphql-js reports those that occur before it does so. Their number and identity differ
 * between runs. That there is one, and its parent, do not.
 */
function oneForEachParent(data: unknown, errors: readonly AnsweredError[]): readonly AnsweredError[] {
  const parents = new Map<string, AnsweredError>();
  const others = errors.filter((error) => {
    const parent = nulledParentOf(data, error.path ?? []);
    if (parent === null) return true;
    const key = JSON.stringify(parent);
    parents.set(key, {
      message: `Something below ${key}`,
      path: parent,
      extensions: { code: '', requestId: '' },
    });
    return false;
  });
  return [...others, ...parents.values()];
}

/** The path of the parent that is null because of an error; null when only the field itself is. */
function nulledParentOf(
  data: unknown,
  path: readonly (string | number)[],
): readonly (string | number)[] | null {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null) return path.slice(0, depth);
    value = (value as Record<string | number, unknown> | undefined)?.[key];
  }
  return null;
}

/** Concurrent errors have no fixed order. */
function inOrder(errors: readonly AnsweredError[]): readonly AnsweredError[] {
  return errors
    .map((error) => ({ error, place: JSON.stringify([error.path, error.locations, error.message]) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ error }) => error);
}
