import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { PageFacts } from '../../src/http/page-facts.js';
import { SAMPLE_OPERATION } from '../support/sample-operation.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const STUDIO = 'https://studio.apollographql.com';

const FORBIDDEN_KEY = 'The JSON must not have the key "__proto__", or "prototype" within "constructor"';

let app: TestApp;
let origin: string;
beforeAll(async () => {
  app = await startTestApp();
  origin = new URL(app.url).origin;
});
afterAll(() => app.stop());

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;

describe('a browser', () => {
  it('that opens the endpoint gets Apollo Sandbox with a working operation and variable', async () => {
    const response = await fetch(app.url, { headers: { accept: 'text/html' } });
    const html = await response.text();

    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('embeddable-sandbox.cdn.apollographql.com');
    expect(html).toContain('query AccountsAndBalances');
    expect(html).not.toContain('Bearer');
    expect(html).toContain(relayToken());

    const answer = await app.send({ query: SAMPLE_OPERATION, variables: { token: relayToken() } });
    expect(answer.errors).toEqual([]);
    expect(answer.text).toContain('"status":"READY"');
  });

  it.each([
    ['/', ["style-src 'self'"]],
    ['/explorer', ["style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "worker-src 'self'"]],
  ])(
    'that opens %s gets a page that loads from its own server only, by its content security policy too',
    async (path, styles) => {
      const response = await fetch(new URL(path, origin));
      const html = await response.text();
      const loaded = [...html.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(([, file = '']) => file);
      expect(loaded.length).toBeGreaterThanOrEqual(3);
      for (const file of loaded) expect((await fetch(new URL(file, origin))).status).toBe(200);
      expect(html).not.toMatch(/(?:src|href)="https?:/);
      expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        ...styles,
      ]);
    },
  );

  it('reads the sample tokens of the embedded sandbox for the page', async () => {
    const facts = (await (await fetch(new URL('/page/facts.json', origin))).json()) as PageFacts;
    expect(facts).toMatchObject({ isReady: true, plaid: 'embedded', accepts: [] });
    expect(facts.samples).toContainEqual(expect.objectContaining({ relayToken: relayToken() }));
  });

  it.each(['/page/nowhere.js', '/page/..%2fmain.js', '/page/%2e%2e%2fapp.js'])(
    'gets no other file: %s',
    async (path) => {
      expect((await raw(origin, { path, method: 'GET' }))[0]).toBe(404);
    },
  );
});

describe('the page and the explorer', () => {
  it.each(['/', '/explorer', '/page/facts.json', '/page/index.js'])(
    'are absent with EXPLORER=off: %s',
    async (path) => {
      const without = await startTestApp({ EXPLORER: 'off' });
      try {
        expect((await fetch(new URL(path, without.url))).status).toBe(404);
      } finally {
        await without.stop();
      }
    },
  );

  it('need EXPLORER=on with Plaid keys', async () => {
    const keys = { PLAID_CLIENT_ID: 'c', PLAID_SECRET: 's', PLAID_ENV: 'sandbox' };
    for (const [settings, status] of [
      [{}, 404],
      [{ EXPLORER: 'on' }, 200],
    ] as const) {
      const calling = await startTestApp({ ...keys, ...settings });
      try {
        expect((await fetch(new URL('/', calling.url))).status).toBe(status);
      } finally {
        await calling.stop();
      }
    }
  });
});

describe('the hosted Apollo Sandbox', () => {
  it('may call from its origin, unlike other origins', async () => {
    const preflight = (from: string) =>
      fetch(app.url, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    expect((await preflight(STUDIO)).headers.get('access-control-allow-origin')).toBe(STUDIO);
    expect(
      (await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  it('may read the schema', async () => {
    const { data } = await app.send({ query: getIntrospectionQuery() }, { origin: STUDIO });
    expect(JSON.stringify(data)).toContain('RelayToken');
  });
});

describe('a request that never reaches the graph', () => {
  it.each([
    { what: 'a body that is not JSON', body: '{', status: 400, message: 'The body is not valid JSON' },
    {
      what: 'a body of another type',
      body: 'x',
      type: 'text/plain',
      status: 415,
      message: 'The body must be application/json',
    },
    {
      what: 'a body that is too large',
      body: 'x'.repeat(300_000),
      status: 413,
      message: 'The body is larger than 262144 bytes',
    },
  ])(
    '$what gets a GraphQL error with a request id',
    async ({ body, type = 'application/json', status, message }) => {
      const answer = await app.send(body, { 'content-type': type });
      expect(answer.status).toBe(status);
      expect(answer.errors).toEqual([
        { message, extensions: { code: 'BAD_REQUEST', requestId: answer.headers.get('x-request-id') } },
      ]);
    },
  );

  it.each([
    ['a URL that cannot be decoded', { path: '/%zz?token=canary', method: 'GET' }],
    ['a path that does not exist', { path: '/nowhere?token=canary', method: 'GET' }],
    ['a list of operations', { path: '/graphql', method: 'POST', body: '[{"query":"{__typename}"}]' }],
    ['a GET that a page could send', { path: '/graphql?query={__typename}', method: 'GET' }],
  ])(
    '%s is refused with a request id, and without sent values',
    async (_what, { path, method, body }: { path: string; method: string; body?: string }) => {
      const [status, text] = await raw(origin, { path, method, body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { requestId: expect.any(String) } }] });
      expect(text).not.toContain('canary');
    },
  );

  it('a malformed URL has another message than invalid JSON', async () => {
    for (const path of ['/%zz', 'http://[bad/graphql']) {
      const [status, text] = await raw(origin, { path, method: 'GET' });
      expect([status, text]).toEqual([400, expect.stringContaining('"message":"The URL cannot be read"')]);
    }
  });

  it('one with another host name is refused (DNS rebinding)', async () => {
    const [status, text] = await raw(origin, {
      path: '/graphql',
      method: 'POST',
      body: '{"query":"{__typename}"}',
      host: 'rebound.example',
    });
    expect(status).toBe(421);
    expect(text).toContain('This server does not accept that host name');
  });

  it.each([
    ['twice the same', ['localhost', 'localhost']],
    ['first another', ['elsewhere.example', 'localhost']],
    ['last another', ['localhost', 'elsewhere.example']],
  ])('one with two Host headers is refused with 400: %s', async (_which, hosts) => {
    for (const target of ['/', '/graphql', '/downloads/a', '/nowhere']) {
      const names = hosts.map((host, at) => `${at === 0 ? 'Host' : 'hOST'}: ${host}`);
      const text = await overSocket(origin, [
        `GET ${target} HTTP/1.1`,
        ...names,
        'Connection: close',
        '',
        '',
      ]);
      const [head = '', body = ''] = text.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 400 /);
      expect(JSON.parse(body)).toEqual({
        errors: [
          {
            message: 'A request must have one Host header',
            extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) },
          },
        ],
      });
    }
  });

  it('one without a Host header is refused with 400', async () => {
    const text = await overSocket(origin, ['GET /graphql HTTP/1.1', 'Connection: close', '', '']);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['"__proto__"', '{"query":"{__typename}","__proto__":{"a":1}}'],
    ['"__proto__" in its variables', '{"query":"{__typename}","variables":{"a":[{"__proto__":1}]}}'],
    ['"__proto__" in other letters', '{"query":"{__typename}","\\u005f_proto__":1}'],
    ['"prototype" in "constructor"', '{"query":"{__typename}","constructor":{"prototype":{"a":1}}}'],
  ])('a body with the key %s is refused with a message about the key', async (_key, body) => {
    const answer = await app.send(body);
    expect([answer.status, answer.errors]).toEqual([
      400,
      [
        {
          message: FORBIDDEN_KEY,
          extensions: { code: 'BAD_REQUEST', requestId: answer.headers.get('x-request-id') },
        },
      ],
    ]);
  });

  it.each([
    [
      'that only looks like it',
      '{"query":"{__typename}","variables":{"constructor":1,"prototype":{"a":"__proto__"}}}',
    ],
    ['that is only text', '{"query":"{__typename} # \\"__proto__\\": 1"}'],
  ])('a body with a key %s is accepted', async (_what, body) => {
    expect(await app.send(body)).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });

  it('invalid JSON is reported as such, even with such a key', async () => {
    for (const body of ['{"__proto__":1', '{"__proto__"', ''])
      expect((await app.send(body)).errors[0]?.message).toBe('The body is not valid JSON');
  });

  it.each([
    ['variables', '{"__proto__":{"query":"{a}"}}'],
    ['variables', '{"a":[{"constructor":{"prototype":{"b":1}}}]}'],
    ['extensions', '{"__proto__":1}'],
  ])('%s in a URL are refused for such a key too: %s', async (parameter, json) => {
    const search = new URLSearchParams({ query: '{ __typename }', [parameter]: json });
    const answer = await fetch(`${app.url}?${search}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ message: FORBIDDEN_KEY }] },
    ]);
  });

  it('a very deeply nested body causes no server error', async () => {
    const { status } = await app.send(
      `{"query":"{__typename}","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    );
    expect(status).toBeLessThan(500);
  });

  it('a subscription is refused as such', async () => {
    const { errors } = await app.send({ query: 'subscription { x }' }, { accept: 'text/event-stream' });
    expect(errors[0]?.extensions.code).toMatch(/^(OPERATION_RESOLUTION_FAILURE|GRAPHQL_VALIDATION_FAILED)$/);
  });

  it('a body without an operation is BAD_REQUEST, with a request id', async () => {
    const answer = await app.send({ nothing: true });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions).toEqual({
      code: 'BAD_REQUEST',
      requestId: answer.headers.get('x-request-id'),
    });
  });
});

describe('a response', () => {
  it('has the request id of the caller in header, error and log', async () => {
    const answer = await app.send(
      { query: '{ relayToken(token: "unknown") { assetReport { status } } }' },
      {
        'x-request-id': 'caller-chosen-1',
      },
    );
    expect(answer.headers.get('x-request-id')).toBe('caller-chosen-1');
    expect(answer.errors[0]?.extensions.requestId).toBe('caller-chosen-1');
    expect(app.logged.some((line) => line.includes('caller-chosen-1'))).toBe(true);
  });

  it('has a new id if the chosen one is unsafe for a log', async () => {
    const answer = await app.send({ query: '{ __typename }' }, { 'x-request-id': 'a b"c' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('must not be cached', async () => {
    const answer = await app.send({ query: '{ __typename }' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the log', () => {
  it('contains no token, secret, name or amount of requests and responses', async () => {
    const { data } = await app.send({ query: SAMPLE_OPERATION, variables: { token: relayToken() } });
    const names = [...JSON.stringify(data).matchAll(/"names":\["([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);

    const log = app.logged.join('\n');
    for (const hidden of [
      ...names,
      relayToken(),
      app.sandbox.clients.ours.secret,
      'RelayedReport',
      'allTransactions',
    ]) {
      expect(log).not.toContain(hidden);
    }
  });
});

interface RawRequest {
  readonly path: string;
  readonly method: string;
  readonly body?: string | undefined;
  readonly host?: string;
}

/** A request with a raw path, which fetch would normalize. */
async function raw(
  to: string,
  { path, method, body, host = 'localhost' }: RawRequest,
): Promise<[number, string]> {
  const { hostname, port } = new URL(to);
  const headers = { host, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const sent = request({ hostname, port, path, method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return [response.statusCode ?? 0, text];
}

/** Sends raw lines on a new socket, and returns the whole response. */
async function overSocket(to: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(to);
  const socket = connect({ host: hostname, port: Number(port) }).setEncoding('utf8');
  socket.write(lines.join('\r\n'));
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}
