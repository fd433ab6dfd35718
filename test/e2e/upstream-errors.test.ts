import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Fault, internalServerErrorFault, rateLimitFault } from 'creditgraph-sandbox';
import {
  AssetReportDocument,
  CreateAssetReportDocument,
  RelayReportDocument,
  RelayReportsDocument,
} from '../generated/graphql.js';
import { startAgainst } from '../support/stand-in-plaid.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';
const CREATE = '/asset_report/create';

let app: TestApp;
/** Has short timeouts, for tests without a response. */
let hasty: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const { clientId, secret } = app.sandbox.clients.ours;
  hasty = await startTestApp({
    PLAID_BASE_URL: app.sandbox.url,
    PLAID_CLIENT_ID: clientId,
    PLAID_SECRET: secret,
    PLAID_ENV: 'sandbox',
    UPSTREAM_READ_ATTEMPT_MS: '100',
    UPSTREAM_CREATE_MS: '100',
  });
});
afterAll(async () => {
  await hasty.stop();
  await app.stop();
});
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

const askedWith = ({ kind }: Fault) => (kind === 'hang' ? hasty : app);

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'an Item of ours').accessToken;

/** Ten calls earn one retry. Plaid refuses these, and a refusal is no outage. */
async function earnRetries(count: number) {
  const tokens = Array.from({ length: count * 10 }, (_, index) => `relay-unknown-${index}`);
  await app.execute(RelayReportsDocument, { tokens });
  app.sandbox.calls.reset();
}

async function readWith(fault: Fault) {
  app.sandbox.faults.set(RELAY_GET, fault);
  const { data, errors, text } = await askedWith(fault).execute(RelayReportDocument, { token: relayToken() });
  return { report: data?.relayToken?.assetReport ?? null, errors, text };
}

/** A read that fails finally, with its one error. */
async function refusedWith(fault: Fault) {
  const { report, errors } = await readWith(fault);
  expect(report).toBeNull();
  expect(errors.map(({ path }) => path)).toEqual([['relayToken', 'assetReport']]);
  return given(errors[0], 'an error');
}

async function createWith(fault: Fault) {
  app.sandbox.faults.set(CREATE, fault);
  const { data, errors } = await askedWith(fault).execute(CreateAssetReportDocument, {
    input: { accessTokens: [accessToken()], daysRequested: 30 },
  });
  expect(data).toEqual({ createAssetReport: null });
  return given(errors[0], 'an error');
}

describe("a refusal of Plaid is returned as Plaid's error with its request id", () => {
  it('wrong keys: INVALID_API_KEYS', async () => {
    const stranger = await startTestApp({
      PLAID_BASE_URL: app.sandbox.url,
      PLAID_CLIENT_ID: 'nobody',
      PLAID_SECRET: 'not-the-secret',
      PLAID_ENV: 'sandbox',
    });
    const { errors, text } = await stranger.execute(RelayReportDocument, { token: relayToken() });
    await stranger.stop();

    expect(errors[0]).toMatchObject({
      message: 'Plaid refused POST /credit/relay/get: INVALID_INPUT/INVALID_API_KEYS',
      extensions: {
        code: 'PLAID_ERROR',
        retryable: false,
        plaid: { errorType: 'INVALID_INPUT', errorCode: 'INVALID_API_KEYS', requestId: expect.any(String) },
      },
    });
    expect(text + stranger.logged.join()).not.toContain('not-the-secret');
  });

  it('a revoked relay token, and a removed report', async () => {
    const { ours } = app.sandbox.clients;
    const asset_report_token = given(app.sandbox.samples.assetReports[0], 'an own report').assetReportToken;
    const call = async (path: string, body: object): Promise<unknown> => {
      const response = await fetch(app.sandbox.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_id: ours.clientId, secret: ours.secret, ...body }),
      });
      expect(response.status).toBe(200);
      return response.json();
    };
    const { relay_token } = (await call('/credit/relay/create', {
      report_tokens: [asset_report_token],
      secondary_client_id: ours.clientId,
    })) as { relay_token: string };
    await call('/credit/relay/remove', { relay_token });

    const relayed = await app.execute(RelayReportDocument, { token: relay_token });
    expect(relayed.errors[0]).toMatchObject({
      message:
        'Plaid refused POST /credit/relay/get: INVALID_REQUEST/INVALID_FIELD. Plaid does not accept a value that was sent, most likely the token: it was revoked, mistyped, of another kind, or made for another client or environment',
      extensions: {
        code: 'PLAID_ERROR',
        plaid: { errorType: 'INVALID_REQUEST', errorCode: 'INVALID_FIELD' },
      },
    });

    await call('/asset_report/remove', { asset_report_token });
    const removed = await app.execute(AssetReportDocument, { token: asset_report_token });
    expect(removed.errors[0]).toMatchObject({
      message:
        'Plaid refused POST /asset_report/get: INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN. Plaid does not accept this token: it was revoked, mistyped, of another kind, or made for another client or environment',
      extensions: {
        code: 'PLAID_ERROR',
        plaid: { errorType: 'INVALID_INPUT', errorCode: 'INVALID_ASSET_REPORT_TOKEN' },
      },
    });
  });

  it('429: RATE_LIMITED with a retry time, and without retries, which would use up the quota', async () => {
    const { extensions } = await refusedWith(rateLimitFault());
    expect(extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      retryAfterMs: 5_000,
      plaid: { errorType: 'RATE_LIMIT_EXCEEDED', errorCode: 'RATE_LIMIT' },
    });
    expect(app.sandbox.calls.count(RELAY_GET)).toBe(1);
  });

  it('429 with Retry-After: the retry time of Plaid', async () => {
    const { extensions } = await refusedWith(rateLimitFault(7));
    expect(extensions.retryAfterMs).toBe(7_000);
  });

  it('500, after two retries of a read', async () => {
    await earnRetries(2);
    const { extensions } = await refusedWith(internalServerErrorFault());
    expect(extensions).toMatchObject({
      code: 'PLAID_ERROR',
      retryable: true,
      plaid: { errorType: 'API_ERROR', errorCode: 'INTERNAL_SERVER_ERROR' },
    });
    expect(app.sandbox.calls.count(RELAY_GET)).toBe(3);
  });

  it("never contains Plaid's error_message, which may quote the request", async () => {
    const { errors, text } = await readWith({
      kind: 'error',
      status: 400,
      errorType: 'INVALID_INPUT',
      errorCode: 'INVALID_FIELD',
      errorMessage: 'canary-in-error-message',
    });
    expect(errors).toHaveLength(1);
    expect(text + app.logged.join()).not.toContain('canary-in-error-message');
  });
});

describe('a lost response', () => {
  it.each<Fault>([
    { ...internalServerErrorFault(), times: 2 },
    { kind: 'reset', times: 1 },
    { kind: 'bad-gateway', times: 1 },
  ])('of a read is retried: $kind', async (fault) => {
    await earnRetries(2);
    const { report, errors } = await readWith(fault);
    expect(errors).toEqual([]);
    expect(report?.status).toBe('READY');
  });

  it('with a hang: UPSTREAM_TIMEOUT after the timeout of one attempt', async () => {
    const { message, extensions } = await refusedWith({ kind: 'hang' });
    expect(extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true });
    expect(message).toBe('No response in time from POST /credit/relay/get');
    expect(app.sandbox.calls.count(RELAY_GET)).toBe(1);
  });

  it.each<Fault>([{ kind: 'reset' }, { kind: 'bad-gateway' }, { kind: 'cut' }])(
    'with a connection that fails at every attempt: UPSTREAM_UNAVAILABLE ($kind)',
    async (fault) => {
      await earnRetries(2);
      const { message, extensions } = await refusedWith(fault);
      expect(extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
      expect(message).toMatch(/^POST \/credit\/relay\/get failed: /);
      expect(app.sandbox.calls.count(RELAY_GET)).toBe(3);
    },
  );

  it('without a listening server: UPSTREAM_UNAVAILABLE, even for a create, which was certainly not sent', async () => {
    const orphan = await startTestApp({
      PLAID_BASE_URL: `http://127.0.0.1:${await closedPort()}`,
      PLAID_CLIENT_ID: 'anyone',
      PLAID_SECRET: 'anything',
      PLAID_ENV: 'sandbox',
    });
    const read = await orphan.execute(RelayReportDocument, { token: 'any' });
    const created = await orphan.execute(CreateAssetReportDocument, {
      input: { accessTokens: ['any'], daysRequested: 1 },
    });
    await orphan.stop();

    expect(read.errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(created.errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
  });

  it.each<Fault>([
    { kind: 'hang' },
    { kind: 'reset' },
    { kind: 'cut' },
    { kind: 'not-json' },
    { kind: 'bad-gateway' },
  ])('to a create: OUTCOME_UNKNOWN without a retry ($kind)', async (fault) => {
    const { extensions } = await createWith(fault);
    expect(extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
    expect(app.sandbox.calls.count(CREATE)).toBe(1);
  });

  it('fails only its field: the other fields of the operation are returned', async () => {
    app.sandbox.faults.set(RELAY_GET, { ...internalServerErrorFault(), times: 3 });
    const { data, errors } = await app.execute(RelayReportsDocument, {
      tokens: app.sandbox.samples.relayTokens.slice(0, 3).map((sample) => sample.relayToken),
    });
    const answered = data?.relayTokens?.filter(({ assetReport }) => assetReport?.status === 'READY') ?? [];
    expect(answered.length + errors.length).toBe(3);
    expect(answered.length).toBeGreaterThan(0);
  });
});

describe("a response that breaks Plaid's guarantees", () => {
  it('not JSON: UPSTREAM_MALFORMED with the endpoint', async () => {
    const { message, extensions } = await refusedWith({ kind: 'not-json' });
    expect(extensions).toMatchObject({ code: 'UPSTREAM_MALFORMED', retryable: false });
    expect(message).toBe(
      'Malformed response to POST /credit/relay/get: expected a JSON object, got text that is not JSON, or is cut off',
    );
  });

  it('without a guaranteed field: UPSTREAM_MALFORMED with endpoint and field, and no partial report', async () => {
    const { message, extensions } = await refusedWith({
      kind: 'transform',
      transform: (body) => {
        const copy = structuredClone(body) as {
          report: { items: { accounts: { account_id?: string }[] }[] };
        };
        delete copy.report.items[0]?.accounts[1]?.account_id;
        return copy;
      },
    });
    expect(extensions.code).toBe('UPSTREAM_MALFORMED');
    expect(message).toBe(
      'Malformed response to POST /credit/relay/get: report.items[0].accounts[1].account_id: expected a string, got nothing',
    );
  });

  it('with an unknown enum value and unknown fields: the other fields are the same', async () => {
    const { report, errors } = await readWith({
      kind: 'transform',
      transform: (body) => {
        const copy = structuredClone(body) as { report: { items: { accounts: object[] }[] } };
        Object.assign(copy, { new_field: { nested: true } });
        Object.assign(copy.report.items[0]?.accounts[0] ?? {}, { type: 'hologram', new_field: [1, 2] });
        return copy;
      },
    });
    expect(errors).toEqual([]);
    const account = given(report?.report?.items[0]?.accounts[0], 'an account');
    expect(account).toMatchObject({ type: 'UNRECOGNIZED', typeRaw: 'hologram', subtype: 'CHECKING' });
    expect(account.allTransactions?.length).toBeGreaterThan(200);
  });
});

describe('a misbehaving Plaid', () => {
  it('cannot redirect secrets and tokens: 301, 302, 303, 307 or 308', async () => {
    let stolen = 0;
    const elsewhere = createHttpServer((_request, response) => {
      stolen++;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    let status = 0;
    let asked = 0;
    const { asking, stop } = await startAgainst((_request, response) => {
      asked++;
      response.writeHead(status, { location: `http://localhost:${port}/` }).end();
    });
    for (status of [301, 302, 303, 307, 308]) {
      asked = 0;
      const created = await asking.execute(CreateAssetReportDocument, {
        input: { accessTokens: ['a'], daysRequested: 1 },
      });
      expect(created.errors[0]?.extensions.code).toBe('OUTCOME_UNKNOWN');
      expect(asked).toBe(1);
      const read = await asking.execute(RelayReportDocument, { token: 'any' });
      expect(read.errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
    }
    await stop();
    elsewhere.close();
    expect(stolen).toBe(0);
  });

  it('is not read further when its response is too large', async () => {
    const { asking, stop } = await startAgainst(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (response.write(' '.repeat(65_536)));
          response.once('drain', more);
        };
        more();
      },
      { UPSTREAM_MAX_MB: '1' },
    );
    const { errors } = await asking.execute(RelayReportDocument, { token: 'any' });
    await stop();
    expect(errors[0]).toMatchObject({
      message: 'Malformed response to POST /credit/relay/get: expected 1000000 bytes at most, got more',
      extensions: { code: 'UPSTREAM_MALFORMED' },
    });
  });

  it.each(['0.0005', '99999999', '1e308', '', '0x10'])(
    'sets no retry time with a Retry-After of "%s"',
    async (wait) => {
      app.sandbox.faults.set(RELAY_GET, {
        kind: 'error',
        status: 400,
        errorType: 'ASSET_REPORT_ERROR',
        errorCode: 'PRODUCT_NOT_READY',
        headers: { 'retry-after': wait },
      });
      const { data, errors } = await app.execute(RelayReportDocument, { token: relayToken() });
      expect(errors).toEqual([]);
      expect(data?.relayToken?.assetReport).toMatchObject({ status: 'PENDING', retryAfterMs: 5_000 });
    },
  );

  it('cannot put arbitrary text into types and codes', async () => {
    const { report, errors, text } = await readWith({
      kind: 'error',
      status: 400,
      errorType: 'your secret canary-type is bad',
      errorCode: 'canary-code',
    });
    expect(report).toBeNull();
    expect(errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(text).not.toContain('canary');
  });

  it('causes no retry of a create with its own error, after which the outcome is unknown', async () => {
    const { extensions } = await createWith(internalServerErrorFault());
    expect(extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
    expect(app.sandbox.calls.count(CREATE)).toBe(1);
  });
});

describe('a client that disconnects', () => {
  it('cancels its read, without an error in the log', async () => {
    const upstream = createHttpServer(() => undefined).listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const { port } = upstream.address() as AddressInfo;
    const waiting = await startTestApp({
      PLAID_BASE_URL: `http://127.0.0.1:${port}`,
      PLAID_CLIENT_ID: 'anyone',
      PLAID_SECRET: 'anything',
      PLAID_ENV: 'sandbox',
    });
    const leaving = new AbortController();
    const asked = waiting.execute(RelayReportDocument, { token: 'any' }, { signal: leaving.signal });
    const [request] = (await once(upstream, 'request')) as [IncomingMessage];

    // Long before the timeout of an attempt. Without cancellation, the test would time out.
    const hungUp = once(request.socket, 'close');
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await hungUp;
    await waiting.stop();
    upstream.close();
    expect(waiting.logged.filter((line) => line.includes('failed'))).toEqual([]);
  });
});

/** A port that was just released, so nothing listens on it. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
