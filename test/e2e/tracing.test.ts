import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { assertNothingLeaked } from '../support/leaks.js';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../support/otlp-receiver.js';
import { startAgainst } from '../support/stand-in-plaid.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';

/** The values of OTLP. */
const [INTERNAL, SERVER, CLIENT] = [1, 2, 3];
const [UNSET, ERROR] = [0, 2];

const QUERY = `query Named($token: String!) { relayToken(token: $token) { assetReport { report { assetReportId user { lastName } } } } }`;

let sandbox: Sandbox;
let receiver: OtlpReceiver;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'test', now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: 0 });
  receiver = await startOtlpReceiver();
});
afterAll(async () => {
  await receiver.stop();
  await sandbox.stop();
});

function startTraced(settings: Record<string, string> = {}): Promise<TestApp> {
  const { clientId, secret } = sandbox.clients.ours;
  return startTestApp({
    CACHE_MAX_MB: '64',
    PLAID_CLIENT_ID: clientId,
    PLAID_SECRET: secret,
    PLAID_ENV: 'sandbox',
    PLAID_BASE_URL: sandbox.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    ...settings,
  });
}

const relayToken = () => given(sandbox.samples.relayTokens[0], 'a relay token').relayToken;

/** Runs requests on a server, stops it, and returns the spans that it sent. */
async function spansOf(
  run: (app: TestApp) => Promise<unknown>,
  settings?: Record<string, string>,
): Promise<readonly ReceivedSpan[]> {
  const before = receiver.spans.length;
  const app = await startTraced(settings);
  await run(app);
  await app.stop();
  return receiver.spans.slice(before);
}

/** The spans below one, as a tree of names. */
function tree(spans: readonly ReceivedSpan[], parentSpanId: string | null): Record<string, object> {
  const children = spans.filter((span) => span.parentSpanId === parentSpanId);
  return Object.fromEntries(children.map((span) => [span.name, tree(spans, span.spanId)]));
}

const named = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan =>
  given(
    spans.find((span) => span.name === name),
    `a span ${name}`,
  );

describe('with an OpenTelemetry collector, a request sends spans', () => {
  it('of the request, its operation, the load of its report and the call to Plaid, each below the other', async () => {
    const spans = await spansOf((app) => app.send({ query: QUERY, variables: { token: relayToken() } }));
    expect(tree(spans, null)).toEqual({
      'POST /graphql': { query: { 'report load': { [`POST ${GET}`]: {} } } },
    });
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(named(spans, 'POST /graphql')).toMatchObject({
      kind: SERVER,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
      },
    });
    expect(named(spans, 'query')).toMatchObject({
      kind: INTERNAL,
      attributes: { 'graphql.operation.type': 'query', 'creditgraph.cost.used': 0 },
    });
    expect(named(spans, 'report load').attributes).toMatchObject({
      'url.template': GET,
      'creditgraph.cache': 'miss',
    });
    expect(named(spans, `POST ${GET}`)).toMatchObject({
      kind: CLIENT,
      attributes: {
        'http.request.method': 'POST',
        'url.template': GET,
        'server.address': '127.0.0.1',
        'http.response.status_code': 200,
      },
    });
    expect(receiver.resource).toEqual({ 'service.name': 'creditgraph' });
  });

  it('the same with graphql-js, and with a worker thread that owns the report', async () => {
    for (const settings of [{ EXECUTOR: 'reference' }, { WORKERS: '1', WORKER_MIN_KB: '1' }]) {
      const spans = await spansOf(
        (app) => app.send({ query: QUERY, variables: { token: relayToken() } }),
        settings,
      );
      expect(tree(spans, null)).toEqual({
        'POST /graphql': { query: { 'report load': { [`POST ${GET}`]: {} } } },
      });
    }
  });

  it('without an operation for a cached response, and without a call for a cached report', async () => {
    const variables = { token: relayToken() };
    const spans = await spansOf(async (app) => {
      await app.send({ query: QUERY, variables });
      await app.send({ query: QUERY, variables });
      await app.send({ query: QUERY.replace('assetReportId', 'id'), variables });
    });
    const requests = spans.filter(({ name }) => name === 'POST /graphql');
    expect(requests.map(({ spanId }) => tree(spans, spanId))).toEqual([
      { query: { 'report load': { [`POST ${GET}`]: {} } } },
      {},
      { query: { 'report load': {} } },
    ]);
    const loads = spans.filter(({ name }) => name === 'report load');
    expect(loads.map(({ attributes }) => attributes['creditgraph.cache'])).toEqual(['miss', 'hit']);
  });

  it('with one span for each attempt of a call, and with its status', async () => {
    const variables = { token: relayToken() };
    const spans = await spansOf(
      async (app) => {
        // Ten calls earn one retry.
        for (let turn = 0; turn < 10; turn += 1) await app.send({ query: QUERY, variables });
        sandbox.faults.set(GET, { ...internalServerErrorFault(), times: 1 });
        expect((await app.send({ query: QUERY, variables })).errors).toEqual([]);
      },
      { CACHE_MAX_MB: '0' },
    );
    const [failed, again] = spans.filter(({ name }) => name === `POST ${GET}`).slice(-2);
    expect(failed).toMatchObject({
      statusCode: ERROR,
      attributes: { 'http.response.status_code': 500, 'error.type': '500' },
    });
    expect(again).toMatchObject({
      statusCode: UNSET,
      parentSpanId: failed?.parentSpanId,
      attributes: { 'http.response.status_code': 200, 'http.request.resend_count': 1 },
    });
    expect(named(spans, 'report load').statusCode).toBe(UNSET);
  });

  it('with the code of an error, for the load and the operation that failed', async () => {
    const spans = await spansOf((app) => app.send({ query: QUERY, variables: { token: 'nobody' } }));
    expect(named(spans, 'query')).toMatchObject({
      statusCode: ERROR,
      attributes: { 'error.type': 'PLAID_ERROR' },
    });
    expect(named(spans, 'report load').statusCode).toBe(ERROR);
    expect(named(spans, `POST ${GET}`).attributes).toMatchObject({ 'error.type': '400' });
    expect(named(spans, 'POST /graphql').statusCode).toBe(UNSET);
  });

  it('of a mutation and of a download, with their calls', async () => {
    const spans = await spansOf(async (app) => {
      const { data } = await app.send({
        query: `mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }`,
        variables: { token: relayToken() },
      });
      expect(data).not.toBeNull();
      const offered = await app.send({
        query: `query ($token: String!) { relayToken(token: $token) { downloads { pdf { url } } } }`,
        variables: { token: relayToken() },
      });
      const url = given(/"url":"([^"]+)"/.exec(offered.text)?.[1], 'a URL');
      await (await fetch(url, { headers: app.authorization })).arrayBuffer();
    });
    expect(spans.map(({ name }) => name)).toContain('mutation');
    const download = named(spans, 'GET /downloads/:ticket');
    expect(tree(spans, download.spanId)).toEqual({ 'POST /credit/relay/pdf/get': {} });
  });

  it("below the client's own span, if it sends a traceparent; none is sent to Plaid", async () => {
    const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    const send = (app: TestApp, flags: string) =>
      app.send(
        { query: QUERY, variables: { token: relayToken() } },
        { traceparent: `00-${traceId}-${spanId}-${flags}` },
      );
    const spans = await spansOf((app) => send(app, '01'));
    expect(named(spans, 'POST /graphql')).toMatchObject({ traceId, parentSpanId: spanId });
    expect(await spansOf((app) => send(app, '00'))).toEqual([]);

    const sent: IncomingHttpHeaders[] = [];
    const { asking, stop } = await startAgainst(
      (request, response) => {
        sent.push(request.headers);
        response.writeHead(400).end('{}');
      },
      { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
    );
    await send(asking, '01');
    await stop();
    expect(sent.map((headers) => headers['plaid-client-id'])).toEqual(['anyone']);
    expect(sent[0]).not.toHaveProperty('traceparent');
  });

  it('with the resource, headers and sampler of the standard variables', async () => {
    const run = (app: TestApp) => app.send({ query: '{ __typename }' });
    await spansOf(run, {
      OTEL_SERVICE_NAME: 'credit',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of%20the%20collector',
    });
    expect(receiver.resource).toEqual({ 'service.name': 'credit', 'deployment.environment.name': 'test' });
    expect(receiver.headers['x-key']).toBe('of the collector');
    const never = [
      { OTEL_TRACES_SAMPLER: 'always_off' },
      { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' },
      { OTEL_TRACES_EXPORTER: 'none' },
      { OTEL_SDK_DISABLED: 'true' },
    ];
    for (const settings of never) expect(await spansOf(run, settings)).toEqual([]);
  });
});

it('no span has a token, a secret, a document, a variable, a name of the client or of a person', () => {
  expect(receiver.spans.length).toBeGreaterThan(20);
  assertNothingLeaked([receiver.text]);
  for (const word of ['relayToken(', 'lastName', 'Named', 'sandbox-secret', '/downloads/ey'])
    expect(receiver.text).not.toContain(word);
});

describe('a collector that does not work costs no request', () => {
  let collector: Server;
  afterEach(() => {
    collector.closeAllConnections();
    collector.close();
  });

  async function logOf(answer: RequestListener): Promise<string[]> {
    collector = createServer(answer).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const app = await startTraced({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      OTEL_EXPORTER_OTLP_TIMEOUT: '900',
      STOP_GRACE_MS: '500',
    });
    expect((await app.send({ query: QUERY, variables: { token: relayToken() } })).errors).toEqual([]);
    await app.stop();
    return app.logged.map((line) => JSON.parse(line).msg).filter((msg: string) => msg.includes('spans'));
  }

  it('and one line of the log, if it refuses spans', async () => {
    const refuse: RequestListener = (_request, response) => void response.writeHead(400).end();
    expect(await logOf(refuse)).toEqual(['spans cannot be sent to the collector']);
  });

  it('and delays a stop by the grace period at most, if it hangs', async () => {
    expect(await logOf(() => {})).toEqual(['the last spans were not sent before the stop']);
  });
});
