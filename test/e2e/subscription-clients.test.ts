import { ApolloClient, CombinedProtocolErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client, fetchExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { fakeTimers, turnsUntil } from '../support/fake-timers.js';
import { freePort } from '../support/free-port.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
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
  /** Called for each connection. */
  readonly authorization: () => string;
  readonly id: string;
  readonly seen: Seen;
}

interface Result {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
}

function note(seen: Seen, { data, errors = [] }: Result): void {
  const event = data as
    | { reportReady: { assetReport: { report: { assetReportId: string } } } }
    | null
    | undefined;
  if (event != null) seen.reports.push(event.reportReady.assetReport.report.assetReportId);
  seen.failures.push(...errors.map(({ extensions }) => extensions?.code));
}

/** Each client starts a subscription, and returns how to close it. */
const CLIENTS = {
  'graphql-sse': ({ url, authorization, id, seen }: Subscribing) => {
    const client = createSseClient({
      url,
      headers: () => ({ authorization: authorization() }),
      retryAttempts: 0,
    });
    client.subscribe(
      { query: READY, variables: { id } },
      {
        next: (result) => note(seen, result as Result),
        error: (error) => void seen.failures.push(error),
        complete: () => {
          seen.hasEnded = true;
        },
      },
    );
    return () => client.dispose();
  },
  urql: ({ url, authorization, id, seen }: Subscribing) => {
    const client = new Client({
      url,
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
      preferGetMethod: false,
      fetchOptions: () => ({ headers: { authorization: authorization() } }),
    });
    const { unsubscribe } = client.subscription(READY, { id }).subscribe(({ data, error, hasNext }) => {
      // At the end, urql repeats the last result.
      if (hasNext) note(seen, { data, errors: error?.graphQLErrors });
      else seen.hasEnded = true;
    });
    return unsubscribe;
  },
  'Apollo Client over multipart': ({ url, authorization, id, seen }: Subscribing) => {
    const client = new ApolloClient({
      link: new HttpLink({ uri: url, headers: { authorization: authorization() } }),
      cache: new InMemoryCache(),
    });
    const subscription = client
      .subscribe({ query: gql(READY), variables: { id }, fetchPolicy: 'no-cache' })
      .subscribe({
        next: ({ data, error }) =>
          note(seen, { data, errors: CombinedProtocolErrors.is(error) ? error.errors : [] }),
        complete: () => {
          seen.hasEnded = true;
        },
      });
    return () => {
      subscription.unsubscribe();
      client.stop();
    };
  },
  'graphql-ws': ({ url, authorization, id, seen }: Subscribing) =>
    overSocket({ url, authorization, id, seen }, 0),
} as const;
const NAMES = Object.keys(CLIENTS) as (keyof typeof CLIENTS)[];

function overSocket({ url, authorization, id, seen }: Subscribing, retryAttempts: number): () => void {
  const client = createSocketClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: authorization() }),
    retryAttempts,
    retryWait: async () => {},
  });
  client.subscribe(
    { query: READY, variables: { id } },
    {
      next: (result) => note(seen, result as Result),
      error(error) {
        seen.failures.push((error as { code?: number }).code ?? error);
        seen.hasEnded = true;
      },
      complete() {
        seen.hasEnded = true;
      },
    },
  );
  return () => void client.dispose();
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

describe.each(NAMES)('%s', (name) => {
  it('waits for a relayed report that was refreshed, and is told the new one over the same subscription', async () => {
    const authorization = await bearer();
    const id = await sealed(authorization);
    const seen = nothingSeen();
    closes.push(CLIENTS[name]({ url: app.url, authorization: () => authorization, id, seen }));
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
    closes.push(CLIENTS[name]({ url: app.url, authorization: () => authorization, id, seen }));
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
  closes.push(overSocket({ url: app.url, authorization, id, seen }, 1));
  await turnsUntil(() => seen.reports.length === 1);
  tokens.push(await bearer());
  await passes(TOKEN_LIFE_MS + CLOCK_TOLERANCE_MS);
  await turnsUntil(() => seen.reports.length === 2 || seen.hasEnded);
  expect([seen.failures, seen.hasEnded, new Set(seen.reports).size]).toEqual([[], false, 1]);
});
