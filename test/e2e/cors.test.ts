import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const OURS = 'https://loans.example';
const ELSEWHERE = 'https://elsewhere.example';

/** Origins of development servers. */
const DEVELOPMENT = [
  'http://localhost:5173',
  'https://localhost:3000',
  'http://localhost',
  'http://127.0.0.1:8080',
  'http://[::1]:5173',
];

/** Origins that only look like this machine. */
const LOOKALIKES = [
  'http://localhost.evil.example',
  'http://evil-localhost:5173',
  'http://127.0.0.1.evil.example',
  'http://127.0.0.10:80',
  'http://localhost:5173@evil.example',
  'file://localhost',
  'null',
];

const OURS_AT_HOME = 'http://localhost:5173';
const JSON_TYPE = { 'content-type': 'application/json' };

/** Request headers that the server reads, and that a page sets itself. */
const READ_BY_SERVER = [
  'authorization',
  'content-type',
  'x-purpose',
  'x-request-id',
  'x-request-timeout',
  'x-read-only',
  'traceparent',
  'apollo-require-preflight',
  'x-apollo-operation-name',
];

/** Response headers that browsers show to every page, and those that only browsers use. */
const FOR_BROWSERS =
  /^(cache-control|content-(length|type|encoding|security-policy)|date|connection|keep-alive|transfer-encoding|vary|access-control-.*|cross-origin-.*|referrer-policy|strict-transport-security|x-(content-type-options|frame-options))$/;

/** Sends a preflight request and the POST, and returns the origins that the responses allow. */
async function allowedBy(url: string, origin: string): Promise<(string | null)[]> {
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  const call = await fetch(url, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  await call.arrayBuffer();
  return [preflight, call].map(({ headers }) => headers.get('access-control-allow-origin'));
}

/** The log lines about refused origins. */
function refused({ logged }: TestApp): unknown[] {
  return logged
    .map((line) => JSON.parse(line) as { level: number; origin?: string; msg: string })
    .filter(({ origin }) => origin !== undefined)
    .map(({ level, origin, msg }) => ({ level, origin, namesSetting: msg.includes('CORS_ORIGINS') }));
}
const WARN = 40;
const lineAbout = (origin: string) => ({ level: WARN, origin, namesSetting: true });

describe('with the embedded sandbox and no setting', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it.each(DEVELOPMENT)('a page of %s may call', async (origin) => {
    expect(await allowedBy(app.url, origin)).toEqual([origin, origin]);
    expect(refused(app)).toEqual([]);
  });

  it('a page of this server may, and is not logged', async () => {
    const { origin } = new URL(app.url);
    await allowedBy(app.url, origin);
    expect(refused(app)).toEqual([]);
  });

  it.each(LOOKALIKES)('a page of %s may not', async (origin) => {
    expect(await allowedBy(app.url, origin)).toEqual([null, null]);
  });

  it('a page may send every header that the server reads', async () => {
    const { headers } = await fetch(app.url, {
      method: 'OPTIONS',
      headers: {
        origin: OURS_AT_HOME,
        'access-control-request-method': 'POST',
        'access-control-request-headers': READ_BY_SERVER.join(),
      },
    });
    const allowed = headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(expect.arrayContaining(READ_BY_SERVER));
  });

  it('a page may read every header of a response, a refusal and a file, except those for browsers', async () => {
    const headers = { origin: OURS_AT_HOME };
    const { relayToken: token } = given(app.sandbox.samples.relayTokens[0], 'a relay token');
    const { data } = await app.send({
      query: `{ relayToken(token: "${token}") { downloads { pdf { url } } } }`,
    });
    const { url } = (data as { relayToken: { downloads: { pdf: { url: string } } } }).relayToken.downloads
      .pdf;
    const responses = await Promise.all([
      fetch(app.url, { method: 'POST', headers: { ...headers, ...JSON_TYPE }, body: '{"query":"{a}"}' }),
      fetch(`${app.url}?query={__typename}`, { method: 'PUT', headers }),
      fetch(url, { headers }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 400, 200]);
    for (const { headers: sent } of responses) {
      const exposed = given(sent.get('access-control-expose-headers'), 'exposed headers').split(', ');
      const hidden = [...sent.keys()].filter((name) => !exposed.includes(name));
      expect(hidden.filter((name) => !FOR_BROWSERS.test(name))).toEqual([]);
    }
    const file = given(responses[2], 'a file').headers;
    expect(file.get('access-control-expose-headers')).toContain('plaid-request-id');
    expect(file.get('plaid-request-id')).not.toBeNull();
  });

  it('a refused origin is logged once, with the setting', async () => {
    await allowedBy(app.url, ELSEWHERE);
    await allowedBy(app.url, ELSEWHERE);
    expect(refused(app).filter((line) => JSON.stringify(line).includes(ELSEWHERE))).toEqual([
      lineAbout(ELSEWHERE),
    ]);
  });
});

describe.each([
  ['with CORS_ORIGINS', { CORS_ORIGINS: OURS }],
  [
    'with Plaid keys and CORS_ORIGINS',
    { CORS_ORIGINS: OURS, PLAID_CLIENT_ID: 'a', PLAID_SECRET: 'b', PLAID_ENV: 'sandbox' },
  ],
])('%s', (_what, settings: Record<string, string>) => {
  it('a page may call only if it is listed, even on this machine', async () => {
    const app = await startTestApp(settings);
    try {
      expect(await allowedBy(app.url, OURS)).toEqual([OURS, OURS]);
      for (const origin of DEVELOPMENT) expect(await allowedBy(app.url, origin)).toEqual([null, null]);
      expect(refused(app)).toEqual(DEVELOPMENT.map(lineAbout));
    } finally {
      await app.stop();
    }
  });
});

describe('with Plaid keys alone', () => {
  it('no page of another origin may call, and a page of PUBLIC_URL is not logged', async () => {
    const app = await startTestApp({
      PLAID_CLIENT_ID: 'a',
      PLAID_SECRET: 'b',
      PLAID_ENV: 'sandbox',
      PUBLIC_URL: 'https://graph.example/base',
    });
    try {
      expect(await allowedBy(app.url, 'http://localhost:5173')).toEqual([null, null]);
      await allowedBy(app.url, 'https://graph.example');
      expect(refused(app)).toEqual([lineAbout('http://localhost:5173')]);
    } finally {
      await app.stop();
    }
  });
});
