import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sentBy, type TestCaller } from '../support/callers.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const STATUS = 'query Status($token: String!) { relayToken(token: $token) { assetReport { status } } }';
const ALIASES = `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: __typename`).join(' ')} }`;
const OTHER = '{ __typename }';
const sha = (document: string) => hash('sha256', document);
const byHash = (document: string) => ({ persistedQuery: { version: 1, sha256Hash: sha(document) } });

let folder: string;
let file: string;
let only: TestApp;
let prefer: TestApp;
let off: TestApp;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'registered-'));
  file = join(folder, 'manifest.json');
  await writeFile(file, JSON.stringify({ [`sha256:${sha(STATUS)}`]: STATUS, [sha(ALIASES)]: ALIASES }));
  const settings = { PERSISTED_OPERATIONS_FILE: file, CACHE_MAX_MB: '10' };
  only = await startTestApp({ ...settings, PERSISTED_OPERATIONS: 'only', GRAPHQL_GET: 'off' });
  prefer = await startTestApp({ ...settings, PERSISTED_OPERATIONS: 'prefer' });
  off = await startTestApp({ GRAPHQL_GET: 'off' });
  token = given(only.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
});
afterAll(async () => {
  await Promise.all([only.stop(), prefer.stop(), off.stop()]);
  await rm(folder, { recursive: true });
});

const READY = { relayToken: { assetReport: { status: 'READY' } } };

describe('a registered operation is executed', () => {
  it.each([
    ["to Apollo Client's hash", () => ({ extensions: byHash(STATUS) })],
    ['to a document id', () => ({ documentId: `sha256:${sha(STATUS)}` })],
    ['to its text', () => ({ query: STATUS })],
    ['to its text and its hash', () => ({ query: STATUS, extensions: byHash(STATUS) })],
  ])('%s', async (_how, sent) => {
    for (const app of [only, prefer]) {
      const { status, errors, data } = await app.send({ ...sent(), variables: { token } });
      expect({ status, errors, data }).toEqual({ status: 200, errors: [], data: READY });
    }
  });

  it('by GET, unlike other queries', async () => {
    const variables = JSON.stringify({ token });
    for (const parameters of [
      { extensions: JSON.stringify(byHash(STATUS)), variables },
      { documentId: `sha256:${sha(STATUS)}`, variables },
      { query: STATUS, variables },
    ]) {
      expect(await get(only, parameters)).toMatchObject({ status: 200, body: { data: READY } });
    }
  });

  it('without the cost limits of other operations', async () => {
    expect(await only.send({ extensions: byHash(ALIASES) })).toMatchObject({ status: 200, errors: [] });
    const { errors } = await prefer.send({ query: `${ALIASES} #` });
    expect(errors[0]?.extensions.code).toBe('OPERATION_TOO_LARGE');
  });

  it('from the response cache, however it is sent', async () => {
    const before = only.executions?.compiled ?? 0;
    const reference = only.executions?.reference ?? 0;
    await only.send({ documentId: `sha256:${sha(STATUS)}`, variables: { token } });
    const executed =
      (only.executions?.compiled ?? 0) - before + (only.executions?.reference ?? 0) - reference;
    expect(executed).toBe(0);
  });
});

describe('anything else', () => {
  it('is refused before parsing in the mode only', async () => {
    for (const query of [OTHER, '{ no document', `${STATUS} `]) {
      const { status, errors } = await only.send({ query });
      expect(status).toBe(400);
      expect(errors).toEqual([
        {
          message: 'Only registered operations are accepted',
          extensions: { code: 'OPERATION_NOT_REGISTERED', requestId: expect.any(String) },
        },
      ]);
    }
    const { errors } = await only.send({ query: OTHER, extensions: byHash(OTHER) });
    expect(errors[0]?.extensions.code).toBe('OPERATION_NOT_REGISTERED');
    expect((await only.send([{ query: OTHER }])).status).toBe(400);
  });

  it('is executed in the mode prefer', async () => {
    for (const sent of [{ query: OTHER }, { query: OTHER, extensions: byHash(OTHER) }]) {
      expect(await prefer.send(sent)).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    }
  });

  it('by an unknown hash is not found, with the message that clients expect', async () => {
    for (const app of [only, prefer]) {
      const { status, errors } = await app.send({ extensions: byHash(OTHER) });
      expect(status).toBe(200);
      expect(errors).toMatchObject([
        { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
      ]);
      const accept = { accept: 'application/graphql-response+json' };
      expect((await app.send({ extensions: byHash(OTHER) }, accept)).status).toBe(400);
    }
  });

  it('by the hash of another document is refused', async () => {
    const { status, errors } = await prefer.send({ query: OTHER, extensions: byHash(STATUS) });
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it('by hash is not supported in the mode off', async () => {
    for (const sent of [{ extensions: byHash(STATUS) }, { documentId: sha(STATUS) }]) {
      const { errors } = await off.send(sent);
      expect(errors).toMatchObject([
        { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
      ]);
    }
  });
});

it('a GET is refused if it is off, and a browser gets a page', async () => {
  for (const app of [only, off]) {
    const { status, headers, body } = await get(app, { query: OTHER });
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) } }],
    });
    const page = await fetch(app.url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
  }
  expect((await get(prefer, { query: OTHER })).status).toBe(200);
});

it('a GET is refused if it is off, for all Accept headers', async () => {
  const types = [
    'text/html',
    'application/json;q=0.1',
    'multipart/mixed',
    'multipart/mixed;deferSpec=20220824',
  ];
  for (const first of types) {
    for (const second of types.map((type) => (type.includes('q=') ? type : `${type};q=0.9`))) {
      const accept = `${first}, ${second}, application/json;q=0.1`;
      for (const app of [only, off]) {
        const { status, body } = await get(app, { query: OTHER }, accept);
        expect({ accept, status, body }).not.toMatchObject({ body: { data: expect.anything() } });
        expect([accept, [200, 405].includes(status)]).toEqual([accept, true]);
        if (status === 200) expect(body).toMatch(/^\s*<!DOCTYPE html>/i);
      }
    }
  }
});

it('a wrong manifest ends the start with a line that names the operation', async () => {
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, JSON.stringify({ [sha(STATUS)]: OTHER }));
  const only = { PERSISTED_OPERATIONS: 'only' };
  const cases: [settings: Record<string, string>, line: string][] = [
    [
      { ...only, PERSISTED_OPERATIONS_FILE: wrong },
      `PERSISTED_OPERATIONS_FILE: the operation ${sha(STATUS)} is not the SHA-256 of its document`,
    ],
    [
      { ...only, PERSISTED_OPERATIONS_FILE: join(folder, 'none.json') },
      'PERSISTED_OPERATIONS_FILE: cannot be read (ENOENT); set it to a readable file',
    ],
    [only, 'PERSISTED_OPERATIONS_FILE: is missing'],
    [
      { PERSISTED_OPERATIONS_FILE: wrong },
      'PERSISTED_OPERATIONS: is off, but PERSISTED_OPERATIONS_FILE is set',
    ],
  ];
  for (const [settings, line] of cases) {
    await expect(startTestApp(settings)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(line),
    });
  }
});

async function get(app: TestApp, parameters: Record<string, string>, accept?: string) {
  const response = await fetch(`${app.url}?${new URLSearchParams(parameters)}`, {
    headers: { 'apollo-require-preflight': 'true', ...(accept !== undefined && { accept }) },
  });
  const { status, headers } = response;
  const isPage = headers.get('content-type')?.startsWith('text/html') === true;
  return { status, headers, body: (await (isPage ? response.text() : response.json())) as unknown };
}

describe('a registered operation that its caller may not see', () => {
  const NAMES =
    'query N($t: String!) { relayToken(token: $t) { token assetReport { report { user { email } } } } }';
  const CLERK: TestCaller = { name: 'clerk', scopes: ['reports:read'] };
  const DEVELOPER: TestCaller = { name: 'developer', scopes: ['reports:read', 'schema:read'] };
  const SCOPES_ALONE = 'Missing scopes: pii:read; tokens:read';
  const WITH_FIELDS = 'Missing scopes: pii:read (for ReportUser.email); tokens:read (for RelayToken.token)';

  let app: TestApp;
  beforeAll(async () => {
    const manifest = join(folder, 'names.json');
    await writeFile(manifest, JSON.stringify({ [sha(NAMES)]: NAMES }));
    const settings = { PERSISTED_OPERATIONS: 'prefer', PERSISTED_OPERATIONS_FILE: manifest };
    app = await startTestApp(settings, [CLERK, DEVELOPER]);
  });
  afterAll(() => app.stop());

  it.each<[string, TestCaller, object, string]>([
    ['scopes alone, to one who sent its hash', CLERK, { extensions: byHash(NAMES) }, SCOPES_ALONE],
    ['scopes alone, to one who sent its id', CLERK, { documentId: sha(NAMES) }, SCOPES_ALONE],
    ['also fields, to one who sent its text', CLERK, { query: NAMES }, WITH_FIELDS],
    ['also fields, to one who sent both', CLERK, { query: NAMES, extensions: byHash(NAMES) }, WITH_FIELDS],
    ['also fields, to one who may read the schema', DEVELOPER, { documentId: sha(NAMES) }, WITH_FIELDS],
  ])('is refused with %s', async (_what, caller, sent, message) => {
    const variables = { t: 'a' };
    const headers = sentBy(caller);
    const byPost = await app.send({ ...sent, variables }, headers);
    const parameters = Object.entries({ ...sent, variables }).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]) as [string, string][];
    const answer = await fetch(`${app.url}?${new URLSearchParams(parameters)}`, {
      headers: { ...headers, 'apollo-require-preflight': 'true' },
    });
    const byGet = (await answer.json()) as { errors: unknown };
    for (const errors of [byPost.errors, byGet.errors]) {
      expect(errors).toMatchObject([
        { message, extensions: { code: 'FORBIDDEN', requiredScopes: expect.any(Array) } },
      ]);
    }
    expect([byPost.status, answer.status]).toEqual([403, 403]);
  });
});
