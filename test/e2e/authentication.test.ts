import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PageFacts } from '../../src/http/page-facts.js';
import { RelayDownloadsDocument } from '../generated/graphql.js';
import { keyOf, sentBy, TESTER } from '../support/callers.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);

const STUDIO = 'https://studio.apollographql.com';
const READER = { name: 'reader', scopes: ['reports:read'] } as const;

let issuer: Issuer;
let app: TestApp;
beforeAll(async () => {
  issuer = await startIssuer(['RS256']);
  app = await startTestApp(issuer.settings, [READER]);
});
afterAll(async () => {
  await app.stop();
  await issuer.stop();
});
beforeEach(() => app.sandbox.calls.reset());

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const bearer = async (more = {}) => ({ authorization: `Bearer ${await issuer.sign(issuer.claims(more))}` });
const readFacts = async () => (await (await ask('/page/facts.json')).json()) as PageFacts;
const PING = { query: '{ __typename }' };

/** A request without the tester's headers. */
const ask = (
  path: string,
  { headers, ...options }: RequestInit & { headers?: Record<string, string> } = {},
) =>
  fetch(new URL(path, app.url), {
    ...options,
    headers: { ...(options.body != null && { 'content-type': 'application/json' }), ...headers },
  });

async function expectRefusal(response: Response, challenge: string) {
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, challenge]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    errors: [
      {
        message: expect.any(String),
        extensions: { code: 'UNAUTHENTICATED', requestId: response.headers.get('x-request-id') },
      },
    ],
  });
  expect(app.sandbox.calls.total).toBe(0);
}
const CHALLENGE = 'Bearer realm="creditgraph"';
const INVALID = `${CHALLENGE}, error="invalid_token"`;

describe('an authenticated caller is accepted', () => {
  it('with a token of the issuer, and with an API key', async () => {
    const query = `{ relayToken(token: "${relayToken()}") { assetReport { status } } }`;
    for (const headers of [await bearer(), sentBy(READER), sentBy(TESTER)]) {
      const { status, data } = await app.send({ query }, headers);
      expect([status, data]).toEqual([200, { relayToken: { assetReport: { status: 'READY' } } }]);
    }
  });
});

describe('an unauthenticated request is refused, and nothing is executed', () => {
  const query = `{ relayToken(token: "any") { assetReport { status } } }`;
  const search = `?query=${encodeURIComponent(query)}`;

  it.each<[string, string, RequestInit]>([
    ['a POST', '/graphql', { method: 'POST', body: JSON.stringify({ query }) }],
    ['a GET', `/graphql${search}`, { headers: { 'apollo-require-preflight': '1' } }],
    [
      'a GET for JSON or a page',
      `/graphql${search}`,
      { headers: { accept: 'text/html;q=0.9, application/json' } },
    ],
    ['a PUT', '/graphql', { method: 'PUT', body: '{}' }],
    ['a DELETE', '/graphql', { method: 'DELETE' }],
    [
      'a POST with another spelling of the path',
      '/%67raphql',
      { method: 'POST', body: JSON.stringify({ query }) },
    ],
    [
      'a POST that accepts HTML',
      '/graphql',
      { method: 'POST', headers: { accept: 'text/html' }, body: JSON.stringify({ query }) },
    ],
    ['a download', '/downloads/abc', {}],
    ['a download that would like a page', '/downloads/abc', { headers: { accept: 'text/html' } }],
    ['a POST to a download', '/downloads/abc', { method: 'POST' }],
  ])('%s', async (_what, path, options) => {
    await expectRefusal(await ask(path, options as Parameters<typeof ask>[1]), CHALLENGE);
  });

  it('a HEAD, whose response has no body', async () => {
    for (const path of ['/graphql', '/downloads/abc'])
      expect((await ask(path, { method: 'HEAD' })).status).toBe(401);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['a wrong API key', () => `Bearer ${keyOf({ name: 'nobody' })}`],
    ['a token of another audience', async () => (await bearer({ aud: 'other' })).authorization],
    ['a token with a tenant that can be none', async () => (await bearer({ tenant: 'a b' })).authorization],
    ['a token longer than any', () => `Bearer ${'a'.repeat(9_000)}`],
  ])('%s is refused without a reason', async (_what, authorization) => {
    const response = await ask('/graphql', {
      method: 'POST',
      headers: { authorization: await authorization() },
      body: JSON.stringify(PING),
    });
    await expectRefusal(response, INVALID);
  });

  it('an expired token is reported as expired', async () => {
    const response = await ask('/graphql', { headers: await bearer({ exp: 1_000_000_000 }) });
    await expectRefusal(response, `${INVALID}, error_description="The token has expired"`);
  });

  it('another scheme gets a challenge for a bearer token', async () => {
    await expectRefusal(await ask('/graphql', { headers: { authorization: 'Basic YTpi' } }), CHALLENGE);
  });

  it('two Authorization headers are refused, even if one is valid', async () => {
    const socket = connect(Number(new URL(app.url).port), 'localhost');
    const headers = [`authorization: ${sentBy(TESTER).authorization}`, 'authorization: Bearer other'];
    socket.write(`GET /graphql HTTP/1.1\r\nhost: localhost\r\n${headers.join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1.1 401 /);
  });

  it('a header that is too large is refused', async () => {
    const response = await ask('/graphql', { headers: { authorization: `Bearer ${'a'.repeat(40_000)}` } });
    expect(response.status).toBe(431);
  });
});

describe('a body', () => {
  it.each([
    ['is broken', '{'],
    ['is too large', 'x'.repeat(10_000_000)],
  ])(
    'of an unauthenticated request is not read: the response does not reveal that it %s',
    async (_what, body) => {
      const response = await ask('/graphql', { method: 'POST', body });
      await expectRefusal(response, CHALLENGE);
    },
  );

  it('of an unauthenticated request is not awaited', async () => {
    const { port } = new URL(app.url);
    const socket = connect(Number(port), 'localhost');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 401 /);
    socket.destroy();
  });

  it.each<[string, number, Record<string, string>, string | Buffer]>([
    ['in another encoding of characters', 415, { 'content-type': 'application/json; charset=utf-16' }, '{}'],
    ['compressed', 415, { 'content-encoding': 'gzip' }, '{}'],
    ['that is not UTF-8', 400, {}, Buffer.from('{"query":"{ __typename }","x":"\xe9"}', 'latin1')],
  ])('%s is refused for an authenticated caller too', async (_what, status, headers, body) => {
    const answer = await ask('/graphql', {
      method: 'POST',
      headers: { ...sentBy(TESTER), ...headers },
      body,
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('in UTF-8 is read, with or without a charset', async () => {
    for (const charset of ['', '; charset=utf-8', ';charset="UTF-8"']) {
      const answer = await app.send(PING, { 'content-type': `application/json${charset}` });
      expect(answer.data).toEqual({ __typename: 'Query' });
    }
  });
});

describe('without data, there is no authentication:', () => {
  it.each(['/', '/graphql'])('the page at %s', async (path) => {
    const response = await ask(path, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('the page at /graphql never executes an operation', async () => {
    const query = `query($t: String!) { relayToken(token: $t) { assetReport { status } } }`;
    const search = new URLSearchParams({ query, variables: JSON.stringify({ t: relayToken() }) });
    const response = await ask(`/graphql?${search}`, {
      headers: { accept: 'text/html', 'apollo-require-preflight': '1', ...sentBy(TESTER) },
    });
    expect(await response.text()).toMatch(/^\s*<!DOCTYPE html>/i);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('the headers that a page of another origin may send', async () => {
    const preflight = (origin: string) =>
      ask('/graphql', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,x-anything',
        },
      });
    const { status, headers } = await preflight(STUDIO);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, STUDIO]);
    const allowed = given(headers.get('access-control-allow-headers'), 'headers').split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining([
        'authorization',
        'content-type',
        'x-purpose',
        'x-request-id',
        'x-request-timeout',
        'apollo-require-preflight',
      ]),
    );
    expect(allowed).not.toContain('x-anything');
    expect(
      (await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  it('the headers that such a page may read: of refusals, retries and file names', async () => {
    const { headers } = await ask('/graphql', { headers: { origin: STUDIO } });
    expect(headers.get('access-control-allow-origin')).toBe(STUDIO);
    expect(headers.get('access-control-expose-headers')).toBe(
      'x-request-id, retry-after, www-authenticate, allow, content-disposition, plaid-request-id',
    );
  });

  it('the page at / says which tokens are accepted, and shows no sample token', async () => {
    const facts = await readFacts();
    expect(facts).toMatchObject({ accepts: ['apiKey', 'jwt'], samples: [] });
    expect(JSON.stringify(facts)).not.toContain(relayToken());
  });

  it('the page at / has a command that works with a token in $TOKEN', async () => {
    const { curl } = await readFacts();
    const sendWith = async (TOKEN: string) => {
      const env = { ...process.env, TOKEN };
      const { stdout } = await run('bash', ['--norc', '-c', curl], { env });
      return JSON.parse(stdout);
    };
    expect(await sendWith(keyOf(READER))).toEqual({ data: { __typename: 'Query' } });
    expect(await sendWith('another')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('the page at /graphql has a place for the token in the headers of its operation', async () => {
    const html = await (await ask('/graphql', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('Bearer YOUR_TOKEN');
  });
});

describe('a purpose', () => {
  it('must be a configured one: others are refused with the list, and without the sent value', async () => {
    expect((await app.send(PING, { 'x-purpose': 'account-review' })).status).toBe(200);
    for (const purpose of ['canary', 'Underwriting', '', 'underwriting, collections']) {
      const { status, errors, text } = await app.send(PING, { 'x-purpose': purpose });
      expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
      expect(errors[0]?.message).toBe(
        'x-purpose must be one of underwriting, account-review, collections, fraud-review, compliance, adverse-action',
      );
      expect(text).not.toContain('canary');
    }
  });

  it('must be one of PURPOSES', async () => {
    const own = await startTestApp({ PURPOSES: 'servicing' });
    expect((await own.send(PING, { 'x-purpose': 'servicing' })).status).toBe(200);
    expect((await own.send(PING, { 'x-purpose': 'underwriting' })).status).toBe(400);
    await own.stop();
  });
});

describe('without keys of the issuer', () => {
  it('no token is accepted or called invalid, and API keys work', async () => {
    const down = await startIssuer();
    down.outage = (_request, response) => void response.writeHead(503).end();
    const waiting = await startTestApp(down.settings);
    const authorization = `Bearer ${await down.sign(down.claims())}`;
    const refused = await waiting.send(PING, { authorization });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect((await waiting.send(PING)).status).toBe(200);
    expect(waiting.logged.join()).toContain('the keys of AUTH_JWKS_URL cannot be read');
    await waiting.stop();
    await down.stop();
  });
});

describe('a download', () => {
  it('requires the scopes for the whole report, and again when it is fetched', async () => {
    const claims = { scope: 'reports:read pii:read' };
    const { data } = await app.execute(
      RelayDownloadsDocument,
      { token: relayToken() },
      { headers: await bearer(claims) },
    );
    const { url } = given(data?.relayToken, 'a relay token').downloads.json;
    const narrowed = await fetch(url, { headers: await bearer({ scope: 'reports:read' }) });
    expect(narrowed.status).toBe(403);
    expect(await narrowed.json()).toMatchObject({ code: 'FORBIDDEN' });
    expect(app.sandbox.calls.total).toBe(0);
    const response = await fetch(url, { headers: await bearer(claims) });
    await response.body?.cancel();
    expect(response.status).toBe(200);
  });
});

describe('every response', () => {
  it.each(['/graphql', '/', '/nowhere', '/%zz', '/downloads/abc'])(
    '%s has the headers that protect it',
    async (path) => {
      const { headers } = await ask(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(/default-src 'none'/),
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringMatching(/^max-age=\d+/),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.any(String),
      });
    },
  );

  it('and the log contain no token and no key', async () => {
    const { authorization } = await bearer();
    const answer = await app.send(PING, { authorization });
    const seen = [...app.logged, answer.text, JSON.stringify([...answer.headers])].join();
    for (const secret of [authorization.slice(-20), keyOf(TESTER), keyOf({ name: 'nobody' })])
      expect(seen).not.toContain(secret);
  });
});
