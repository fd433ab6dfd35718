import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sentBy, type TestCaller } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { openRawStream } from '../support/raw-stream.js';
import { isFull } from '../support/runs.js';
import { type Subscriber, subscribe, type Transport } from '../support/subscriber.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const ALICE: TestCaller = { name: 'alice', tenant: 'acme' };
const CAROL: TestCaller = { name: 'carol', tenant: 'acme' };
const BOB: TestCaller = { name: 'bob', tenant: 'other' };
const READER: TestCaller = { name: 'reader', tenant: 'acme', scopes: ['reports:read'] };
const WRITER: TestCaller = { name: 'writer', tenant: 'acme', scopes: ['reports:write'] };
const TRANSPORTS: readonly Transport[] = ['sse', 'multipart', 'websocket'];

/** Only webhooks tell it that a report is ready. */
let app: TestApp;
beforeAll(async () => {
  const port = String(await freePort());
  app = await startTestApp(
    {
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      REPORT_POLLING: 'off',
      CACHE_MAX_MB: '64',
      RATE_LIMIT_PER_MINUTE: '0',
    },
    [ALICE, CAROL, BOB, READER, WRITER],
  );
});
afterAll(() => app.stop());

const open: Subscriber<unknown>[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.cut();
  app.sandbox.faults.clear();
  app.sandbox.webhooks.faults.clear();
});

interface Ready {
  readonly reportReady: {
    readonly kind: string;
    readonly eventId: string | null;
    readonly assetReport: {
      readonly status: string;
      readonly error: { readonly errorCode: string } | null;
      readonly report: { readonly assetReportId: string } | null;
    } | null;
  };
}

const READY = `subscription Ready($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) {
    kind eventId assetReport { status error { errorCode } report { assetReportId } }
  }
}`;
const RELAYS = `subscription Relays($after: String) {
  relayEvents(after: $after) { resync eventId relayEvent relayToken { id } }
}`;

interface Subscribing {
  readonly after?: string;
  readonly caller?: TestCaller;
  readonly transport?: Transport;
  readonly query?: string;
}

async function ready<Data = Ready>(
  id: string,
  { after, caller = ALICE, transport = 'sse', query = READY }: Subscribing = {},
): Promise<Subscriber<Data>> {
  const subscriber = await subscribe<Data>(app.url, {
    query,
    variables: { id, ...(after !== undefined && { after }) },
    headers: sentBy(caller),
    transport,
  });
  open.push(subscriber);
  return subscriber;
}

async function relays({ after, caller = ALICE }: Subscribing = {}) {
  const subscriber = await subscribe<{
    relayEvents: { resync: boolean; eventId: string; relayEvent: string; relayToken: { id: string } };
  }>(app.url, {
    query: RELAYS,
    variables: after === undefined ? {} : { after },
    headers: sentBy(caller),
  });
  open.push(subscriber);
  return subscriber;
}

async function send(query: string, variables: object = {}, caller = ALICE) {
  const { data, errors } = await app.send({ query, variables }, sentBy(caller));
  expect(errors).toEqual([]);
  return data as Record<string, Record<string, unknown>>;
}

/** Each test uses a relay token of its own. */
let taken = 0;
const relayToken = () => {
  taken += 1;
  const { relayTokens } = app.sandbox.samples;
  return given(relayTokens[taken % relayTokens.length], 'a relay token').relayToken;
};

async function seal(token: string, caller = ALICE): Promise<string> {
  const data = await send(
    'mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }',
    { token },
    caller,
  );
  return (given(data.sealRelayToken, 'a payload').relayToken as { id: string }).id;
}

async function create(caller = ALICE): Promise<string> {
  const access = given(app.sandbox.samples.accessTokens[0], 'a sample Item').accessToken;
  const data = await send(
    `mutation ($access: String!) {
      createAssetReport(input: { accessTokens: [$access], daysRequested: 5 }) { assetReportNodeId }
    }`,
    { access },
    caller,
  );
  return given(data.createAssetReport?.assetReportNodeId, 'an id') as string;
}

/** A relay token of its own, whose reader is this server too. */
async function relayed(): Promise<{ id: string; token: string }> {
  const report = given(app.sandbox.samples.assetReports[0], 'a report').assetReportToken;
  const data = await send(
    `mutation ($report: String!, $client: String!) {
      createRelayToken(input: { reportTokens: [$report], secondaryClientId: $client }) { relayToken { id token } }
    }`,
    { report, client: app.sandbox.clients.ours.clientId },
  );
  return given(data.createRelayToken, 'a payload').relayToken as { id: string; token: string };
}

/** The id of the new report. */
async function refresh(id: string, caller = ALICE): Promise<string> {
  const data = await send(
    'mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { assetReportId } }',
    { id },
    caller,
  );
  return given(data.refreshRelayToken?.assetReportId, 'an id') as string;
}

/** Finishes the pending reports, and waits until Plaid's webhooks have arrived. */
async function finish(): Promise<void> {
  app.finishReports();
  await eventually('the webhooks', async () =>
    app.sandbox.webhooks.sender.deliveries.every(({ state }) => state !== 'pending') ? true : null,
  );
}

/** A round trip, after which everything that was sent before has arrived. */
async function turn(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await send('{ __typename }');
}

describe.each(TRANSPORTS)('over %s, reportReady', (transport) => {
  it('of a report that is ready already is its first event', async () => {
    const { data, extensions } = await (await ready(await seal(relayToken()), { transport })).next();
    expect(data?.reportReady).toMatchObject({ kind: 'READY', assetReport: { status: 'READY' } });
    expect(extensions?.cursor).toEqual(expect.any(String));
  });

  it('is told by a webhook alone once the report is ready, and not before', async () => {
    const subscriber = await ready(await create(), { transport });
    await turn();
    expect(subscriber.unread).toBe(0);
    await finish();
    expect((await subscriber.next()).data?.reportReady).toMatchObject({
      kind: 'READY',
      assetReport: { status: 'READY', report: { assetReportId: expect.any(String) } },
    });
    await turn();
    expect(subscriber.unread).toBe(0);
  });
});

const REMOVE_RELAY = 'mutation ($id: ID!) { removeRelayToken(input: { id: $id }) { removed } }';
const REMOVE_REPORT = 'mutation ($id: ID!) { removeAssetReport(input: { id: $id }) { removed } }';

it.each([
  ['sse', 'text/event-stream'],
  ['multipart', 'multipart/mixed;subscriptionSpec=1.0'],
])(
  'over %s, the headers leave before there is an event, uncompressed and not to be buffered',
  async (_transport, accept) => {
    const stream = await openRawStream(Number(new URL(app.url).port), {
      body: { query: READY, variables: { id: await create() } },
      headers: { ...sentBy(ALICE), accept, 'accept-encoding': 'gzip, br' },
    });
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({ 'x-accel-buffering': 'no', 'cache-control': 'no-store' });
    expect(stream.headers['content-encoding']).toBeUndefined();
    stream.close();
  },
);

/** Four moments of a cut, so many times each. */
const CUTS = 4 * (isFull ? 5 : 2);
it.each(TRANSPORTS)(
  `over %s, a connection that is cut ${CUTS} times loses no event, and repeats are known by their id`,
  async (transport) => {
    const id = await seal(relayToken());
    const whole = await ready(id, { transport });
    const expected = [(await whole.next()).data?.reportReady.eventId];
    const got: (string | null | undefined)[] = [];
    let after: string | undefined;
    /** Reads what is there, and at least so much. */
    const read = async (subscriber: Subscriber<Ready>, atLeast: number) => {
      for (let left = atLeast; left > 0 || subscriber.unread > 0; left -= 1) {
        const { data, extensions } = await subscriber.next();
        got.push(data?.reportReady.eventId);
        after = given(extensions?.cursor, 'a cursor');
      }
    };
    const resume = () => ready(id, { transport, ...(after !== undefined && { after }) });
    await read(await resume(), 1);
    for (let cut = 0; cut < CUTS; cut += 1) {
      const subscriber = await resume();
      // Before the refresh, before the report is ready, as soon as it is ready, and after the event.
      if (cut % 4 === 0) subscriber.cut();
      await refresh(id);
      if (cut % 4 === 1) subscriber.cut();
      const finished = finish();
      if (cut % 4 === 2) subscriber.cut();
      await finished;
      expected.push((await whole.next()).data?.reportReady.eventId);
      if (cut % 4 === 3) await read(subscriber, 1);
      subscriber.cut();
    }
    const last = await resume();
    while (got.at(-1) !== expected.at(-1)) await read(last, 1);
    expect([...new Set(got)]).toEqual(expected);
    expect(new Set(expected).size).toBe(CUTS + 1);
  },
);

describe.each(TRANSPORTS)('over %s, reportReady ends with an error', (transport) => {
  it.each([
    ['when its relay token is revoked', REMOVE_RELAY, async () => (await relayed()).id],
    ['when its report is removed', REMOVE_REPORT, () => create()],
  ])('%s', async (_what, removal, name) => {
    const id = await name();
    const subscriber = await ready(id, { transport });
    if (removal === REMOVE_RELAY) await subscriber.next();
    await send(removal, { id });
    const { data, errors } = await subscriber.next();
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/token/), extensions: { code: 'PLAID_ERROR', retryable: false } },
    ]);
    await subscriber.ended();
  });

  it('at once, when the token was revoked before, also with a cursor', async () => {
    const { id } = await relayed();
    const first = await ready(id, { transport });
    const after = given((await first.next()).extensions?.cursor, 'a cursor');
    first.cut();
    await send(REMOVE_RELAY, { id });
    const { errors } = await (await ready(id, { transport, after })).next();
    expect(errors).toMatchObject([{ extensions: { code: 'PLAID_ERROR' } }]);
  });
});

describe('reportReady', () => {
  it('after refreshRelayToken tells the new report, and not the one that was known', async () => {
    const id = await seal(relayToken());
    const before = await ready(id);
    const known = (await before.next()).data?.reportReady;
    const newId = await refresh(id);
    expect(known?.assetReport?.report?.assetReportId).not.toBe(newId);
    const after = await ready(id);
    await turn();
    expect([before.unread, after.unread]).toEqual([0, 0]);
    await finish();
    const told = [await before.next(), await after.next(), await (await ready(id)).next()];
    for (const { data } of told)
      expect(data?.reportReady).toMatchObject({
        kind: 'READY',
        eventId: told[0]?.data?.reportReady.eventId,
        assetReport: { report: { assetReportId: newId } },
      });
    expect(told[0]?.data?.reportReady.eventId).not.toBe(known?.eventId);
  });

  it('is told by a webhook at the common address, which names a report, to the tenant of the report alone', async () => {
    const webhook = new URL('/webhooks/plaid', app.url).href;
    const token = relayToken();
    const [mine, foreign] = [await seal(token), await seal(token, BOB)];
    const [alice, bob] = [await ready(mine), await ready(foreign, { caller: BOB })];
    const known = await alice.next();
    await bob.next();
    await send(
      'mutation ($id: ID!, $webhook: String) { refreshRelayToken(input: { id: $id, webhook: $webhook }) { requestId } }',
      { id: mine, webhook },
    );
    await finish();
    const told = (await alice.next()).data?.reportReady;
    expect(told?.kind).toBe('READY');
    expect(told?.eventId).not.toBe(known.data?.reportReady.eventId);
    await turn();
    expect(bob.unread).toBe(0);
  });

  it('tells that a report has failed, with the error', async () => {
    app.sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
    const id = await create();
    const subscriber = await ready(id);
    await finish();
    const failed = {
      kind: 'FAILED',
      assetReport: { status: 'FAILED', error: { errorCode: 'DATA_UNAVAILABLE' } },
    };
    expect((await subscriber.next()).data?.reportReady).toMatchObject(failed);
    expect((await (await ready(id)).next()).data?.reportReady).toMatchObject(failed);
  });

  it('with after continues with the events that were missed, and repeats none', async () => {
    const id = await seal(relayToken());
    const first = await ready(id);
    const { extensions, data } = await first.next();
    first.cut();
    const refreshed: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      refreshed.push(await refresh(id));
      await finish();
    }
    await eventually('the newest report', async () => {
      const probe = await ready(id);
      await turn();
      return probe.unread > 0 &&
        (await probe.next()).data?.reportReady.assetReport?.report?.assetReportId === refreshed[2]
        ? true
        : null;
    });
    const resumed = await ready(id, { after: given(extensions?.cursor, 'a cursor') });
    const ids = [data?.reportReady.eventId];
    for (let round = 0; round < 3; round += 1) ids.push((await resumed.next()).data?.reportReady.eventId);
    expect(new Set(ids).size).toBe(4);
    await turn();
    expect(resumed.unread).toBe(0);
  });

  it('refuses a cursor of another topic or tenant, and a text that is none', async () => {
    const token = relayToken();
    const id = await seal(token);
    const cursor = given((await (await ready(id)).next()).extensions?.cursor, 'a cursor');
    const foreignId = await seal(token, BOB);
    const foreign = given(
      (await (await ready(foreignId, { caller: BOB })).next()).extensions?.cursor,
      'a cursor',
    );
    const other = given(
      (await (await ready(await seal(relayToken()))).next()).extensions?.cursor,
      'a cursor',
    );
    for (const after of [foreign, other, 'nothing', '', id]) {
      const { errors, data } = await (await ready(id, { after })).next();
      expect([errors?.[0]?.extensions.code, data ?? null]).toEqual(['BAD_USER_INPUT', null]);
    }
    expect((await (await relays({ after: cursor })).next()).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('does not open the id of another tenant, and opens one for a colleague', async () => {
    const id = await create();
    const colleague = await ready(id, { caller: CAROL });
    expect((await (await ready(id, { caller: BOB })).next()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await finish();
    expect((await colleague.next()).data?.reportReady.kind).toBe('READY');
  });

  it('tells another tenant nothing of a refresh, also when it has the same relay token', async () => {
    const token = relayToken();
    const [mine, foreign] = [await seal(token), await seal(token, BOB)];
    const [alice, bob] = [await ready(mine), await ready(foreign, { caller: BOB })];
    await Promise.all([alice.next(), bob.next()]);
    await refresh(mine);
    await finish();
    await alice.next();
    await turn();
    expect(bob.unread).toBe(0);
  });

  it('requires its scope, and those of the fields of its report', async () => {
    const id = await create();
    const pii =
      'subscription ($id: ID!) { reportReady(id: $id) { assetReport { report { items { accounts { owners { names } } } } } } }';
    for (const [caller, query] of [
      [WRITER, READY],
      [READER, pii],
    ] as const)
      expect((await (await ready(id, { caller, query })).next()).errors?.[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
    const allowed = await ready(id, { caller: READER });
    await finish();
    expect((await allowed.next()).data?.reportReady.kind).toBe('READY');
  });

  it('continues after an event whose report cannot be read', async () => {
    const query = `subscription ($id: ID!) {
      reportReady(id: $id) { kind assetReport(includeInsights: true) { status } }
    }`;
    const id = await seal(relayToken());
    const subscriber = await ready(id, { query });
    await subscriber.next();
    const broken = {
      kind: 'error',
      status: 400,
      errorType: 'INVALID_REQUEST',
      errorCode: 'INVALID_FIELD',
    } as const;
    await refresh(id);
    // The webhook causes the first read, and the event the second.
    app.sandbox.faults.set('/credit/relay/get', { kind: 'delay', ms: 1, times: 1 }, { ...broken, times: 1 });
    await finish();
    expect(await subscriber.next()).toMatchObject({
      data: { reportReady: { kind: 'READY', assetReport: null } },
      errors: [{ extensions: { code: expect.any(String) } }],
    });
    app.sandbox.faults.clear();
    await refresh(id);
    await finish();
    const { data, errors } = await subscriber.next();
    expect([data?.reportReady.assetReport?.status, errors]).toEqual(['READY', undefined]);
  });
});

describe('relayEvents', () => {
  const read = ({ token }: { token: string }) =>
    send('query ($token: String!) { relayToken(token: $token) { assetReport { status } } }', { token });

  it('tells by webhook when a relay token is used, only the tenant that made it, and continues with after', async () => {
    const [alice, carol, bob] = [
      await relays(),
      await relays({ caller: CAROL }),
      await relays({ caller: BOB }),
    ];
    const [first, second] = [await relayed(), await relayed()];
    await read(first);
    const told = await alice.next();
    expect(told.data?.relayEvents).toMatchObject({
      resync: false,
      relayEvent: 'GET_CALLED',
      relayToken: { id: first.id },
    });
    expect(await carol.next()).toEqual(told);
    alice.cut();
    await read(second);
    await carol.next();
    const resumed = await relays({ after: given(told.extensions?.cursor, 'a cursor') });
    expect((await resumed.next()).data?.relayEvents.relayToken.id).toBe(second.id);
    await turn();
    expect([bob.unread, resumed.unread]).toEqual([0, 0]);
  });

  it('requires its scope', async () => {
    const refused = await relays({ caller: READER });
    expect((await refused.next()).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
