import { setMaxListeners } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RelayReportDocument } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

const MAX = 8;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ MAX_IN_FLIGHT: String(MAX), ADMIN_PORT: '0', CACHE_MAX_MB: '64' });
});
afterAll(() => app.stop());
afterEach(() => app.sandbox.faults.clear());

const token = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;

const STATUS = 'query Status($token: String!) { relayToken(token: $token) { assetReport { status } } }';
const EXPORT =
  'query Export($token: String!) { relayToken(token: $token) { assetReport { report { items { accounts { allTransactions { transactionId amount date } } } } } } }';
const REFRESH =
  'mutation Refresh($token: String!) { refreshRelayToken(input: { relayToken: $token }) { requestId } }';

/** Sends so many mutations that hang: they are refused last. @returns a function that ends them. */
async function hang(count: number): Promise<() => Promise<void>> {
  app.sandbox.faults.set('/credit/relay/refresh', { kind: 'hang' });
  const leaving = new AbortController();
  setMaxListeners(0, leaving.signal);
  const waiting = Array.from({ length: count }, (_, index) =>
    post(app.url, { query: REFRESH, variables: { token: `relay-${index}` } }, {}, leaving.signal).catch(
      () => null,
    ),
  );
  await eventually('all in progress', async () => ((await inFlight()) === count ? true : null));
  return async () => {
    leaving.abort();
    app.sandbox.faults.clear();
    await Promise.all(waiting);
    await eventually('none in progress', async () => ((await inFlight()) === 0 ? true : null));
  };
}

async function inFlight(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${app.adminPort}/metrics`)).text();
  return Number(/^creditgraph_requests_in_flight (\d+)$/m.exec(text)?.[1]);
}

describe('with as many requests in progress as are allowed', () => {
  it('one more is refused with a wait, health still answers, and all is well once they have left', async () => {
    const leave = await hang(MAX);

    const refused = await app.send({ query: '{ __typename }' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^[12]$/);
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'OVERLOADED', retryable: true });
    expect((await fetch(`http://127.0.0.1:${app.adminPort}/livez`)).status).toBe(200);

    await leave();
    const { data } = await app.execute(RelayReportDocument, { token: token() });
    expect(data?.relayToken?.assetReport?.status).toBe('READY');
  });

  it('requests one after another on kept connections are not counted twice', async () => {
    for (let round = 0; round < 50; round += 1) {
      expect((await app.send({ query: '{ __typename }' })).status).toBe(200);
    }
    await eventually('none in progress', async () => ((await inFlight()) === 0 ? true : null));
  });
});

describe('with half as many requests in progress', () => {
  it('queries are refused by what they cost, and cached responses, cheap operations and mutations are not', async () => {
    const code = async (query: string, variables: object = { token: token() }) => {
      const { status, headers, errors } = await app.send({ query, variables });
      if (status !== 503) return status;
      const { code, retryable, retryAfterMs } = errors[0]?.extensions ?? {};
      expect(retryable).toBe(true);
      expect(headers.get('retry-after')).toBe(String(Math.ceil(Number(retryAfterMs) / 1_000)));
      return code;
    };
    expect(await code(STATUS)).toBe(200);
    expect(await code(EXPORT)).toBe(200);

    let leave = await hang(MAX / 4);
    expect(await code(`${EXPORT} # again`)).toBe('OVERLOADED');
    expect(await code(`${STATUS} # again`)).toBe(200);
    await leave();

    leave = await hang(MAX / 2);
    expect(await code(`${STATUS} # once more`)).toBe('OVERLOADED');
    expect(await code(EXPORT)).toBe(200);
    expect(await code(STATUS)).toBe(200);
    expect(await code('{ __typename }')).toBe(200);
    expect(
      await code('mutation Seal($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }'),
    ).toBe(200);
    await leave();

    expect(await code(`${STATUS} # once more`)).toBe(200);
  });
});

describe('with many reports at once that are read from Plaid', () => {
  it('the first are read, the others are refused, a cached report is still queried, and all is well once these have ended', async () => {
    const small = await startTestApp({ MAX_REPORT_READS: '8', CACHE_MAX_MB: '64' });
    const ask = async (relayToken: string, comment = '') => {
      const { status, errors } = await small.send({
        query: `${STATUS} # ${comment}`,
        variables: { token: relayToken },
      });
      return [status, errors[0]?.extensions.code ?? 'ok'];
    };
    try {
      const [cached, other] = small.sandbox.samples.relayTokens.map((sample) => sample.relayToken);
      expect(await ask(given(cached, 'a token'))).toEqual([200, 'ok']);
      small.sandbox.faults.set('/credit/relay/get', { kind: 'delay', ms: 400 });
      const unknown = Array.from({ length: 60 }, (_, index) => ask(`credit-relay-sandbox-${index}`));
      expect(await ask(given(cached, 'a token'), 'again')).toEqual([200, 'ok']);
      const codes = new Set((await Promise.all(unknown)).map(([, code]) => code));
      expect(codes).toEqual(new Set(['PLAID_ERROR', 'OVERLOADED']));
      small.sandbox.faults.clear();
      await eventually('another read', async () =>
        (await ask(given(other, 'another token')))[1] === 'ok' ? true : null,
      );
    } finally {
      await small.stop();
    }
  });
});

describe('with a delay of the event loop beyond the limit', () => {
  it('requests are refused, and accepted again after it', async () => {
    const slow = await startTestApp({ MAX_LOOP_DELAY_MS: '20' });
    try {
      const ask = async () => (await slow.send({ query: '{ __typename }' })).status;
      await eventually('a first accepted request', async () => ((await ask()) === 200 ? true : null));
      const blocking = setInterval(() => {
        const end = performance.now() + 100;
        while (performance.now() < end);
      }, 0);
      await eventually('a refused request', async () => ((await ask()) === 503 ? true : null));
      clearInterval(blocking);
      await eventually('an accepted request', async () => ((await ask()) === 200 ? true : null));
    } finally {
      await slow.stop();
    }
  });
});
