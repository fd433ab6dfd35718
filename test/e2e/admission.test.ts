import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { SCOPES, type Scope } from '../../src/auth/scope.js';
import { readConfig } from '../../src/config/config.js';
import { createErrorFormat, type ErrorFormat } from '../../src/graphql/errors/error-format.js';
import { createSchema } from '../../src/graphql/schema.js';
import { createAdmit } from '../../src/operation/admit.js';
import { createPreparing, type Preparing } from '../../src/operation/prepare.js';
import { sentBy, type TestCaller } from '../support/callers.js';
import { HOSTILE } from '../support/hostile-requests.js';
import { randomOperation } from '../support/random-operation.js';
import { runs, someOf } from '../support/runs.js';
import { type AnsweredError, startTestApp, type TestApp } from '../support/test-app.js';

/*
 * The decision about a document and a caller is the same by POST, by GET, on the main thread, on a worker thread, and in `prepare` and
 * `admit` alone. Add each new transport to this test.
 */

interface Operation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const READER: TestCaller = { name: 'reader', scopes: ['reports:read'] };
const EXPLORER: TestCaller = { name: 'explorer', scopes: SCOPES.filter((scope) => !scope.includes('write')) };

let sandbox: Sandbox;
let here: TestApp;
let threads: TestApp;
let schema: GraphQLSchema;
let preparing: Preparing;
let errorFormat: ErrorFormat;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'creditgraph',
    now: new Date('2026-11-02T15:00:00Z'),
    reportDelayMs: 0,
  });
  const { clientId, secret } = sandbox.clients.ours;
  const start = (settings: Record<string, string>) =>
    startTestApp(
      {
        PLAID_CLIENT_ID: clientId,
        PLAID_SECRET: secret,
        PLAID_ENV: 'sandbox',
        PLAID_BASE_URL: sandbox.url,
        GRAPHQL_GET: 'on',
        RATE_LIMIT_PER_MINUTE: '0',
        CACHE_MAX_MB: '64',
        ...settings,
      },
      [READER, EXPLORER],
    );
  [here, threads] = await Promise.all([start({ WORKERS: '0' }), start({ WORKERS: '1', WORKER_MIN_KB: '1' })]);
  schema = await createSchema();
  errorFormat = createErrorFormat(schema);
  preparing = createPreparing(schema, readConfig({}).limits.tokens);
});
afterAll(async () => {
  await Promise.all([here.stop(), threads.stop()]);
  await sandbox.stop();
});

interface Decision {
  /** The codes and messages of a refusal; null for an operation that is executed. */
  readonly refused: readonly string[] | null;
  readonly data: unknown;
}

const told = (errors: readonly Pick<AnsweredError, 'message' | 'extensions'>[]) =>
  errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);

/** The decision of `prepare` and `admit`, without a server. */
function decided({ query, variables }: Operation, scopes: readonly Scope[]): readonly string[] | null {
  const caller = {
    principal: { subject: 'caller', tenant: '', scopes: new Set(scopes), expiresAt: null },
    purpose: null,
  };
  const prepared = preparing.prepare(query);
  if ('code' in prepared) return told(errorFormat.refuse(prepared, '', caller) as unknown as AnsweredError[]);
  const operation = prepared.operation(null);
  if (operation === null) return ['OPERATION_RESOLUTION_FAILURE'];
  const { refusal } = admit(prepared, operation, variables, caller.principal);
  return refusal === null ? null : [refusal.code];
}

const admit = createAdmit(readConfig({}).limits, () => false);

async function asked(app: TestApp, caller: TestCaller, operation: Operation, method: 'GET' | 'POST') {
  const { authorization = '' } = sentBy(caller);
  const headers = { authorization, accept: 'application/graphql-response+json' };
  const response =
    method === 'POST'
      ? await fetch(app.url, {
          method,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(operation),
        })
      : await fetch(
          `${app.url}?${new URLSearchParams({ query: operation.query, variables: JSON.stringify(operation.variables) })}`,
          { headers: { ...headers, 'apollo-require-preflight': 'true' } },
        );
  const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: AnsweredError[] };
  const isRefused = data === undefined && errors.length > 0;
  return { refused: isRefused ? told(errors) : null, data: settled(data ?? null) } satisfies Decision;
}

/** Without request ids, URLs and the times of reads. */
function settled(data: unknown): string {
  return JSON.stringify(data)
    .replace(/"requestId":"[0-9A-Za-z-]{15,36}"/g, '"requestId":""')
    .replace(/"(url|expiresAt|cachedAt)":"[^"]+"/g, '"$1":""');
}

const seen = { documents: 0, refused: 0, executed: 0 };

/** The server refuses longer bodies before it reads them. */
const BODY_LIMIT = 200_000;

/** GET has its document in the URL, whose length Node limits. */
const LONGEST_URL = 8_000;

/** Invalid operations and queries. GET is refused for others. */
function mayBeGot({ query }: Operation): boolean {
  const prepared = preparing.prepare(query);
  return 'code' in prepared || prepared.operation(null)?.kind === 'query';
}

async function compare(operation: Operation): Promise<void> {
  for (const caller of [READER, EXPLORER]) {
    const direct = decided(operation, caller.scopes ?? SCOPES);
    const byPost = await asked(here, caller, operation, 'POST');
    seen.documents += 1;
    if (direct !== null) {
      seen.refused += 1;
      const [first = ''] = direct;
      // Unformatted errors have only a code.
      if (first.includes(': '))
        expect({ operation, told: byPost.refused }).toEqual({ operation, told: direct });
      else expect([operation, byPost.refused?.[0]?.split(':')[0]]).toEqual([operation, first]);
    } else {
      seen.executed += 1;
      // Variables are coerced when an operation is executed, so a value may still be refused.
      if (byPost.refused !== null) expect(byPost.refused.join()).toContain('BAD_USER_INPUT');
    }
    const inThread = await asked(threads, caller, operation, 'POST');
    expect({ operation, ...inThread }).toEqual({ operation, ...byPost });
    if (mayBeGot(operation) && JSON.stringify(operation).length < LONGEST_URL) {
      expect({ operation, ...(await asked(here, caller, operation, 'GET')) }).toEqual({
        operation,
        ...byPost,
      });
    }
  }
}

/** As JSON; null for a value that is nested too deeply for recursion. */
function textOf(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

describe('the decision about each operation', () => {
  it('of hostile ones: half of the families here, all in test:full', async () => {
    const bodies = someOf(HOSTILE, 2)
      .flatMap(({ requests }, index) => fc.sample(requests, { numRuns: runs(1), seed: index }))
      .filter(
        ({ method, body }) =>
          method === 'POST' &&
          typeof body === 'string' &&
          body.length < BODY_LIMIT &&
          !body.includes('"__proto__"'),
      )
      .flatMap(({ body }) => {
        const sent = parsed(body as string);
        const isWhole =
          typeof sent?.query === 'string' && Object.keys(sent).every((key) => key !== 'extensions');
        const { variables = {}, operationName } = sent ?? {};
        const isPlain =
          typeof variables === 'object' &&
          variables !== null &&
          !Array.isArray(variables) &&
          // `http/` refuses it before there is an operation.
          textOf(variables)?.includes('"__proto__"') === false;
        return isWhole && isPlain && operationName === undefined ? [{ query: sent?.query, variables }] : [];
      });
    for (const operation of bodies) await compare(operation as Operation);
    expect(bodies.length).toBeGreaterThan(10);
  });

  it('of the examples: a sixteenth of them here, all in test:full', async () => {
    const folder = new URL('../../examples/operations/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
    for (const file of someOf(files, 16)) {
      const query = await readFile(new URL(file, folder), 'utf8');
      // A subscription is no single response. Its transports have tests of their own.
      if (!/^subscription /m.test(query)) await compare({ query, variables: {} });
    }
    expect(files.length).toBeGreaterThan(40);
  });

  it('of generated ones', async () => {
    const operations = fc.sample(randomOperation(schema, {}, 'query'), { numRuns: runs(10), seed: 1 });
    for (const { query, variables } of operations) {
      await compare({ query, variables: (variables ?? {}) as Record<string, unknown> });
    }
  });

  it('is compared for many refused and many executed operations', () => {
    expect(seen.refused).toBeGreaterThan(15);
    expect(seen.executed).toBeGreaterThan(15);
  });
});

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
