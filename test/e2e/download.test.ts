import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Fault, internalServerErrorFault, rateLimitFault } from 'creditgraph-sandbox';
import {
  AssetReportDownloadsDocument,
  AuditCopyDownloadsDocument,
  CreateAuditCopyDocument,
  RelayDownloadsDocument,
} from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const assetReportToken = () =>
  given(app.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;

async function relayDownloads(includeInsights = false) {
  const { data, errors } = await app.execute(RelayDownloadsDocument, {
    token: relayToken(),
    includeInsights,
  });
  expect(errors).toEqual([]);
  return given(data?.relayToken, 'a relay token').downloads;
}

/** The response of the sandbox, called directly. */
async function bytesOfSandbox(path: string, body: object): Promise<Buffer> {
  const { clientId, secret } = app.sandbox.clients.ours;
  const response = await fetch(app.sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The status and type of a response. */
async function headOf(url: string): Promise<[number, string | null]> {
  const response = await fetch(url);
  await response.body?.cancel();
  return [response.status, response.headers.get('content-type')];
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a download', () => {
  it('causes no call of Plaid until it is fetched', async () => {
    await relayDownloads();
    expect(app.sandbox.calls.total).toBe(0);
  });

  it("of a PDF has Plaid's bytes, a file name, and Plaid's request id", async () => {
    const { pdf } = await relayDownloads();
    const response = await fetch(pdf.url);
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="relayed-asset-report-\d{4}-\d\d-\d\d\.pdf"$/,
    );
    expect(response.headers.get('plaid-request-id')).toMatch(/^\w+$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const same = await bytesOfSandbox('/credit/relay/pdf/get', {
      relay_token: relayToken(),
      report_type: 'asset',
    });
    expect(digest(bytes)).toBe(digest(same));
  });

  it("of JSON has Plaid's response, with Insights on request", async () => {
    const plain = await (await fetch((await relayDownloads()).json.url)).text();
    const rich = await (await fetch((await relayDownloads(true)).json.url)).text();

    expect(JSON.parse(plain)).toHaveProperty('report.items');
    expect(plain).not.toContain('"credit_category"');
    expect(rich).toContain('"credit_category"');
  });

  it('of an own report and of an audit copy comes from their endpoints', async () => {
    const own = await app.execute(AssetReportDownloadsDocument, {
      token: assetReportToken(),
      daysToInclude: 5,
    });
    const downloads = given(own.data?.assetReportDownloads, 'downloads');
    expect(await headOf(downloads.pdf.url)).toEqual([200, 'application/pdf']);
    expect(app.sandbox.calls.lastBody('/asset_report/pdf/get')).toEqual({
      asset_report_token: assetReportToken(),
      options: { days_to_include: 5 },
    });
    expect(await headOf(downloads.json.url)).toEqual([200, 'application/json']);
    expect(app.sandbox.calls.count('/asset_report/get')).toBe(1);

    const created = await app.execute(CreateAuditCopyDocument, {
      input: { assetReportToken: assetReportToken() },
    });
    const token = given(created.data?.createAuditCopy, 'a copy').auditCopy.token;
    const copy = await app.execute(AuditCopyDownloadsDocument, { token });
    const files = given(copy.data?.auditCopy, 'a copy').downloads;
    expect(await headOf(files.pdf.url)).toEqual([200, 'application/pdf']);
    expect(await headOf(files.json.url)).toEqual([200, 'application/json']);
  });

  it('does not reveal the token in its URL or in the log', async () => {
    const { pdf } = await relayDownloads();
    await (await fetch(pdf.url)).arrayBuffer();
    const ticket = given(pdf.url.split('/').at(-1), 'a ticket');
    const readable = ticket.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect([pdf.url, ...readable].join()).not.toContain(relayToken());
    expect(app.logged.join()).not.toContain(ticket);
  });

  it('does not support HEAD, which Plaid would bill', async () => {
    const { pdf } = await relayDownloads();
    expect((await fetch(pdf.url, { method: 'HEAD' })).status).toBe(404);
    expect(app.sandbox.calls.total).toBe(0);
  });
});

describe('an invalid URL', () => {
  it.each([
    ['forged', (url: string) => `${url.slice(0, -3)}AAA`],
    ['made up', (url: string) => `${url.slice(0, url.lastIndexOf('/'))}/abc`],
  ])('is refused without a call of Plaid: %s', async (_what, spoil) => {
    const { pdf } = await relayDownloads();
    const response = await fetch(spoil(pdf.url));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      requestId: expect.any(String),
    });
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('is refused if a server with another key sealed it', async () => {
    const other = await startTestApp({ SEALING_KEYS: `other:${Buffer.alloc(32, 7).toString('base64url')}` });
    const { data } = await other.execute(RelayDownloadsDocument, { token: relayToken() });
    const foreign = new URL(given(data?.relayToken, 'a relay token').downloads.pdf.url);
    await other.stop();
    expect((await headOf(new URL(foreign.pathname, app.url).href))[0]).toBe(404);
  });
});

describe('a file that Plaid refuses', () => {
  it.each<[string, Fault, number, object]>([
    ['429', rateLimitFault(7), 429, { code: 'RATE_LIMITED', retryAfterMs: 7_000 }],
    ['500', internalServerErrorFault(), 502, { code: 'PLAID_ERROR', plaid: { errorType: 'API_ERROR' } }],
    ['an error page', { kind: 'bad-gateway' }, 502, { code: 'UPSTREAM_UNAVAILABLE' }],
    ['a reset', { kind: 'reset' }, 502, { code: 'UPSTREAM_UNAVAILABLE' }],
  ])('is a problem response without a retry: %s', async (_what, fault, status, problem) => {
    app.sandbox.faults.set('/credit/relay/pdf/get', fault);
    const response = await fetch((await relayDownloads()).pdf.url);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.json()).toMatchObject({ status, ...problem, requestId: expect.any(String) });
    expect(app.sandbox.calls.count('/credit/relay/pdf/get')).toBe(1);
  });

  it("of an unknown token is a problem response with Plaid's code", async () => {
    const { data } = await app.execute(RelayDownloadsDocument, { token: 'credit-relay-unknown' });
    const response = await fetch(given(data?.relayToken, 'a relay token').downloads.pdf.url);
    expect(await response.json()).toMatchObject({
      code: 'PLAID_ERROR',
      plaid: { errorType: 'INVALID_REQUEST', errorCode: 'INVALID_FIELD' },
    });
  });

  it('is REPORT_NOT_READY while the report is pending', async () => {
    app.sandbox.faults.set('/asset_report/pdf/get', {
      kind: 'error',
      status: 400,
      errorType: 'ASSET_REPORT_ERROR',
      errorCode: 'PRODUCT_NOT_READY',
    });
    const { data } = await app.execute(AssetReportDownloadsDocument, { token: assetReportToken() });
    const response = await fetch(given(data?.assetReportDownloads, 'downloads').pdf.url);
    expect([response.status, response.headers.get('retry-after')]).toEqual([409, '5']);
    expect(await response.json()).toMatchObject({ code: 'REPORT_NOT_READY' });
  });

  it('with JSON in place of a PDF is a problem response', async () => {
    app.sandbox.faults.set('/credit/relay/pdf/get', { kind: 'not-json' });
    const response = await fetch((await relayDownloads()).pdf.url);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'UPSTREAM_MALFORMED' });
  });

  it('fails for the client when Plaid disconnects midway', async () => {
    app.sandbox.faults.set('/credit/relay/pdf/get', { kind: 'cut' });
    const response = await fetch((await relayDownloads()).pdf.url);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe('a stop', () => {
  it('does not wait forever for a client that stops reading', async () => {
    const stopping = await startTestApp({ STOP_GRACE_MS: '200' });
    const token = given(stopping.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
    const { data } = await stopping.execute(RelayDownloadsDocument, { token });
    const [response] = (await once(
      request(given(data?.relayToken, 'a token').downloads.json.url).end(),
      'response',
    )) as [NodeJS.ReadableStream];
    response.pause();
    response.on('error', () => undefined);
    // More data than the buffers of a socket hold is left, so only the grace period ends this.
    await stopping.stop();
  });
});

/** An app with a Plaid of the test, and the URL of a PDF to fetch from it. */
async function startBetween(plaid: RequestListener, settings: Record<string, string> = {}) {
  const upstream = createServer(plaid).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo;
  const passing = await startTestApp({
    PLAID_BASE_URL: `http://127.0.0.1:${port}`,
    PLAID_CLIENT_ID: 'anyone',
    PLAID_SECRET: 'anything',
    PLAID_ENV: 'sandbox',
    ...settings,
  });
  const { data } = await passing.execute(RelayDownloadsDocument, { token: 'any' });
  const { url } = given(data?.relayToken, 'a relay token').downloads.pdf;
  return {
    url,
    authorization: passing.authorization,
    logged: passing.logged,
    stop: async () => {
      await passing.stop();
      upstream.closeAllConnections();
      upstream.close();
    },
  };
}

const PDF = { 'content-type': 'application/pdf' };

/** Sends a raw request, and waits until the connection is closed. */
function openRaw(
  { url, authorization }: { url: string; authorization: TestApp['authorization'] },
  version: '1.0' | '1.1',
  times = 1,
) {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET ${pathname} HTTP/${version}\r\nHost: ${hostname}\r\nAuthorization: ${authorization.authorization}\r\n\r\n`.repeat(
      times,
    ),
  );
  return socket;
}

describe('a file whose headers Plaid sends', () => {
  const sendHeaders = (headers: Record<string, string | number>) => (response: ServerResponse) => {
    response.writeHead(200, { ...PDF, ...headers });
    response.flushHeaders();
    return response;
  };
  it.each<{
    what: string;
    status: number;
    code: string;
    act: (response: ServerResponse) => unknown;
    settings: Record<string, string>;
  }>([
    {
      what: 'and hangs up',
      status: 502,
      code: 'UPSTREAM_UNAVAILABLE',
      act: (response) => setTimeout(() => response.destroy(), 50),
      settings: {},
    },
    {
      what: 'and falls silent',
      status: 504,
      code: 'UPSTREAM_TIMEOUT',
      act: () => undefined,
      settings: { UPSTREAM_BYTES_MS: '100' },
    },
  ])('$what is a problem response, and not logged as an error', async ({ status, code, act, settings }) => {
    for (const headers of [{}, { 'content-length': 1_000 }]) {
      const between = await startBetween(
        (_request, response) => void act(sendHeaders(headers)(response)),
        settings,
      );
      const response = await fetch(between.url, { headers: between.authorization });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(response.headers.get('content-disposition')).toBeNull();
      expect(await response.json()).toMatchObject({ status, code });
      expect(between.logged.join()).not.toContain('a request failed');
      await between.stop();
    }
  });

  it('without any body is a problem response', async () => {
    const between = await startBetween(() => undefined, { UPSTREAM_BYTES_MS: '100' });
    const response = await fetch(between.url, { headers: between.authorization });
    expect(response.status).toBe(504);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.json()).toMatchObject({ status: 504, code: 'UPSTREAM_TIMEOUT' });
    await between.stop();
  });

  it('with an empty body is a problem response, and not an empty file', async () => {
    const between = await startBetween((_request, response) => void response.writeHead(200, PDF).end());
    const response = await fetch(between.url, { headers: between.authorization });
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'UPSTREAM_MALFORMED' });
    await between.stop();
  });
});

describe('an old client', () => {
  it('with HTTP/1.0 gets a reset on a failure, because a normal end would mean a complete file', async () => {
    let hangUp = () => {};
    const between = await startBetween((_request, response) => {
      response.writeHead(200, PDF).write('%PDF-');
      hangUp = () => response.destroy();
    });
    const socket = openRaw(between, '1.0');
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
      if (received.endsWith('%PDF-')) hangUp();
    });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(received).toMatch(/%PDF-$/);
    await between.stop();
  });

  it('that pipelines downloads and disconnects cancels all of them at Plaid', async () => {
    let open = 0;
    const between = await startBetween((_request, response) => {
      open += 1;
      response.once('close', () => {
        open -= 1;
      });
      response.writeHead(200, PDF).write(Buffer.alloc(1_000_000, '%'));
    });
    const socket = openRaw(between, '1.1', 3);
    await eventually('three calls to Plaid', async () => (open === 3 ? true : null));
    // Long enough for all three to be in progress.
    await sleep(100);
    socket.destroy();
    await eventually('no call to Plaid', async () => (open === 0 ? true : null));
    await between.stop();
  });
});

describe('a large file', () => {
  const MEGABYTE = 1024 * 1024;
  const MEGABYTES = 64;

  it('is streamed with backpressure: a slow client makes Plaid wait', async () => {
    let sent = 0;
    const passing = await startBetween((_request, response) => {
      response.writeHead(200, PDF);
      const chunk = Buffer.alloc(MEGABYTE, '%');
      const write = () => {
        while (sent < MEGABYTES) {
          sent++;
          if (!response.write(chunk)) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });

    const reading = request(passing.url, { headers: passing.authorization }).end();
    const [response] = (await once(reading, 'response')) as [NodeJS.ReadableStream];
    response.pause();
    // Long enough for a server without backpressure to read all of it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sent).toBeLessThan(MEGABYTES / 2);

    let received = 0;
    response.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    response.resume();
    await once(response, 'end');
    expect(received).toBe(MEGABYTES * MEGABYTE);
    await passing.stop();
  });
});
