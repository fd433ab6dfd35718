import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Fault, internalServerErrorFault } from 'creditgraph-sandbox';
import { CreateAssetReportDocument, RelayReportDocument } from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';

/** Behind the first opening of a circuit. */
const PROBE_AFTER_MS = 5_100;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ CACHE_MAX_MB: '64' });
});
afterAll(() => app.stop());
beforeEach(() => at(0));
afterEach(() => {
  jest.restoreAllMocks();
});

const read = async (token: string) => {
  const { data, errors } = await app.execute(RelayReportDocument, { token });
  return { status: data?.relayToken?.assetReport?.status, extensions: errors[0]?.extensions };
};

/** Sets the clock that circuits go by. It stands still, so that slow machines make no probe on their own. */
const STARTED_AT = Date.now();
function at(ms: number) {
  jest.spyOn(Date, 'now').mockReturnValue(STARTED_AT + ms);
}

async function readUnderOutage(fault: Fault) {
  app.sandbox.faults.set(RELAY_GET, fault);
  app.sandbox.calls.reset();
  const codes: (string | undefined)[] = [];
  for (let index = 0; index < 100; index += 1) {
    codes.push((await read(`relay-${fault.kind}-${index}`)).extensions?.code);
  }
  return { codes, calls: app.sandbox.calls.count(RELAY_GET) };
}

describe('while Plaid is down', () => {
  const cached = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
  const cold = () => given(app.sandbox.samples.relayTokens[1], 'another relay token').relayToken;

  it('a few calls find out, then reads fail at once and say when to come back; cached reports are answered', async () => {
    expect((await read(cached())).status).toBe('READY');
    const { codes, calls } = await readUnderOutage(internalServerErrorFault());
    expect(calls).toBeLessThanOrEqual(12);
    expect(codes.at(-1)).toBe('UPSTREAM_UNAVAILABLE');
    const { extensions } = await read(cold());
    expect(extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(extensions?.retryAfterMs).toBeGreaterThan(0);
    expect(extensions?.retryAfterMs).toBeLessThanOrEqual(5_000);
    expect(await read(cached())).toEqual({ status: 'READY' });
  });

  it('calls of other kinds are still made', async () => {
    const { errors } = await app.execute(CreateAssetReportDocument, {
      input: { accessTokens: ['access-unknown'], daysRequested: 1 },
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['PLAID_ERROR']);
  });

  it('one call probes after a while, and when it is answered all are made again', async () => {
    app.sandbox.faults.clear();
    at(PROBE_AFTER_MS);
    app.sandbox.calls.reset();
    expect((await read(cold())).status).toBe('READY');
    expect((await read('relay-after-the-outage')).extensions?.code).toBe('PLAID_ERROR');
    expect(app.sandbox.calls.count(RELAY_GET)).toBe(2);
  });
});

it('refused tokens, however many, do not stop the calls of others', async () => {
  for (let index = 0; index < 60; index += 1) await read(`relay-refused-${index}`);
  const token = given(app.sandbox.samples.relayTokens[2], 'a third relay token').relayToken;
  expect((await read(token)).status).toBe('READY');
});
