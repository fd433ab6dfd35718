import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fakeTimers, turnsUntil } from '../support/fake-timers.js';
import { freePort } from '../support/free-port.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
import {
  type ClientSubscription,
  SUBSCRIPTION_CLIENT_NAMES,
  SUBSCRIPTION_CLIENTS,
  subscribeOverSocket,
} from '../support/subscription-clients.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const READY = `subscription Ready($id: ID!) {
  reportReady(id: $id) { kind assetReport { status report { assetReportId } } }
}`;

const TOKEN_LIFE_MS = 60_000;
/** How long after its expiry a token is still accepted. */
const CLOCK_TOLERANCE_MS = 60_000;

/** What a subscription of a client was told. */
interface Seen {
  /** The ids of the reports. */
  readonly reports: unknown[];
  /** The codes of errors in results, or the close code. */
  readonly failures: unknown[];
  hasEnded: boolean;
}

interface Subscribing {
  readonly url: string;
  readonly authorization: () => string;
  readonly id: string;
  readonly seen: Seen;
}

function subscriptionOf({ url, authorization, id, seen }: Subscribing): ClientSubscription {
  return {
    url,
    authorization,
    query: READY,
    variables: { id },
    onResult({ data, errors = [] }) {
      const event = data as
        | { reportReady: { assetReport: { report: { assetReportId: string } } } }
        | null
        | undefined;
      if (event != null) seen.reports.push(event.reportReady.assetReport.report.assetReportId);
      seen.failures.push(...errors.map(({ extensions }) => extensions?.code));
    },
    onFailure: (failure) => void seen.failures.push(failure),
    onEnd() {
      seen.hasEnded = true;
    },
  };
}

let issuer: Issuer;
let app: TestApp;
beforeAll(async () => {
  issuer = await startIssuer();
  const port = String(await freePort());
  // Only webhooks tell that a report is ready, so no timer is involved.
  app = await startTestApp({
    ...issuer.settings,
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    REPORT_POLLING: 'off',
    CACHE_MAX_MB: '64',
  });
});
afterAll(async () => {
  await app.stop();
  await issuer.stop();
});

const closes: (() => void)[] = [];
afterEach(() => {
  jest.useRealTimers();
  for (const close of closes.splice(0)) close();
});

const bearer = async (lifeMs = 300_000) => {
  const exp = Math.floor((Date.now() + lifeMs) / 1_000);
  return `Bearer ${await issuer.sign(issuer.claims({ exp, scope: 'reports:read reports:write relay:write' }))}`;
};

/** Each test has a relay token of its own. */
let taken = 0;
async function sealed(authorization: string): Promise<string> {
  taken += 1;
  const { relayTokens } = app.sandbox.samples;
  const token = given(relayTokens[taken % relayTokens.length], 'a relay token').relayToken;
  const { data } = await app.send(
    {
      query: 'mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }',
      variables: { token },
    },
    { authorization },
  );
  return (data as { sealRelayToken: { relayToken: { id: string } } }).sealRelayToken.relayToken.id;
}

/** Returns the id of the new report. */
async function refresh(id: string, authorization: string): Promise<string> {
  const { data } = await app.send(
    {
      query: 'mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { assetReportId } }',
      variables: { id },
    },
    { authorization },
  );
  return (data as { refreshRelayToken: { assetReportId: string } }).refreshRelayToken.assetReportId;
}

/** Moves the clock in steps, so that heartbeats are answered. */
async function passes(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    jest.advanceTimersByTime(1_000);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

const nothingSeen = (): Seen => ({ reports: [], failures: [], hasEnded: false });

describe.each(SUBSCRIPTION_CLIENT_NAMES)('%s', (name) => {
  it('waits for a relayed report that was refreshed, and is told the new one over the same subscription', async () => {
    const authorization = await bearer();
    const id = await sealed(authorization);
    const seen = nothingSeen();
    closes.push(
      SUBSCRIPTION_CLIENTS[name](
        subscriptionOf({ url: app.url, authorization: () => authorization, id, seen }),
      ),
    );
    await turnsUntil(() => seen.reports.length + seen.failures.length === 1);
    const reportIds = [await refresh(id, authorization), await refresh(id, authorization)];
    expect(seen.reports).toHaveLength(1);
    app.finishReports();
    await turnsUntil(() => seen.reports.length + seen.failures.length > 1);
    expect(seen.reports.slice(1)).toEqual([reportIds[1]]);
    expect([seen.failures, seen.hasEnded]).toEqual([[], false]);
  });

  it('is told that its token has expired, and the subscription ends', async () => {
    fakeTimers();
    const authorization = await bearer(TOKEN_LIFE_MS);
    const id = await sealed(authorization);
    const seen = nothingSeen();
    closes.push(
      SUBSCRIPTION_CLIENTS[name](
        subscriptionOf({ url: app.url, authorization: () => authorization, id, seen }),
      ),
    );
    await turnsUntil(() => seen.reports.length === 1);
    await passes(TOKEN_LIFE_MS - 3_000);
    expect([seen.failures, seen.hasEnded]).toEqual([[], false]);
    await passes(3_000 + CLOCK_TOLERANCE_MS);
    expect(seen.hasEnded).toBe(true);
    expect(seen.failures).toEqual([name === 'graphql-ws' ? 4403 : 'UNAUTHENTICATED']);
  });
});

it('graphql-ws continues with a new token after 4403, without a new subscription of the page', async () => {
  fakeTimers();
  const tokens = [await bearer(TOKEN_LIFE_MS)];
  const id = await sealed(given(tokens[0], 'a token'));
  const seen = nothingSeen();
  const authorization = () => given(tokens.at(-1), 'a token');
  closes.push(subscribeOverSocket(subscriptionOf({ url: app.url, authorization, id, seen }), 1));
  await turnsUntil(() => seen.reports.length === 1);
  tokens.push(await bearer());
  await passes(TOKEN_LIFE_MS + CLOCK_TOLERANCE_MS);
  await turnsUntil(() => seen.reports.length === 2 || seen.hasEnded);
  expect([seen.failures, seen.hasEnded, new Set(seen.reports).size]).toEqual([[], false, 1]);
});
