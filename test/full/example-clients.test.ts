import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf, type TestCaller, writeApiKeys } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { type StartedProcess, start, startMain } from '../support/process.js';
import { given, post, startTestApp } from '../support/test-app.js';

const root = new URL('../../', import.meta.url).pathname;
/** Each way to run a script, with its arguments before the token. */
const clients: Readonly<Record<string, readonly string[]>> = {
  'apollo-client': ['apollo-client'],
  'apollo-client over a WebSocket': ['apollo-client', '--websocket'],
  fetch: ['fetch'],
  urql: ['urql'],
};
const WAITING = 'Waiting until the report is ready';

let server: StartedProcess;
let url: string;
let tokens: string[];
/** The authentication settings of the clients; none for an open server. */
let credentials: Record<string, string> = {};
beforeAll(async () => {
  const build = start('npm', ['run', '--silent', 'build:examples'], {}, root);
  expect([await build.ended(), build.stdout()]).toEqual([0, '']);
  server = startMain({ PORT: '0' }, ['--verbose']);
  const printed = await server.until('Ctrl-C stops it.');
  url = /creditgraph is at (\S+)/.exec(printed)?.[1] ?? '';
  tokens = [...new Set(printed.match(/credit-relay-sandbox-[\w-]+/g))];
});
afterAll(() => server.stop('SIGTERM'));

/** The output and exit code of each client. They run in parallel, each in its own process. */
async function runAll(
  ...args: string[]
): Promise<Record<string, { code: number | null; out: string; err: string }>> {
  const runs = Object.keys(clients).map(async (client) => [client, await run(client, {}, ...args)] as const);
  return Object.fromEntries(await Promise.all(runs));
}

async function run(client: string, environment: Readonly<Record<string, string>>, ...args: string[]) {
  const [folder, ...options] = given(clients[client], client);
  const script = `${root}examples/dist/examples/${folder}/review-report.js`;
  const started = start(process.execPath, [script, ...options, ...args], {
    GRAPHQL_URL: url,
    ...credentials,
    ...environment,
  });
  return { code: await started.ended(), out: started.stdout(), err: started.stderr() };
}

function forEach<T>(expected: T): Record<string, T> {
  return Object.fromEntries(Object.keys(clients).map((client) => [client, expected]));
}

interface Reviewed {
  relayToken: {
    assetReport: {
      report: {
        dateGenerated: string;
        transactions: { totalCount: number };
        items: {
          institutionName: string;
          accounts: {
            name: string;
            mask: string;
            subtype: string;
            balances: { current: number; isoCurrencyCode: string };
            transactions: { totalCount: number };
          }[];
        }[];
      };
    };
  };
}

/** The expected output, from one response with the counts that clients compute page by page. */
async function expectedLines(token: string): Promise<string[]> {
  const { data } = await post<Reviewed>(url, {
    query: `query ($token: String!) {
      relayToken(token: $token) { assetReport { report {
        dateGenerated
        transactions(first: 1) { totalCount }
        items { institutionName accounts {
          name mask subtype
          balances { current isoCurrencyCode }
          transactions(first: 1) { totalCount }
        } }
      } } }
    }`,
    variables: { token },
  });
  const { items, dateGenerated, transactions } = given(data, 'the report').relayToken.assetReport.report;
  return [
    WAITING,
    ...items.flatMap(({ institutionName, accounts }) => [
      `${institutionName}, ${dateGenerated}`,
      ...accounts.map(
        ({ name, mask, subtype, balances, transactions: { totalCount } }) =>
          `  ${name} ··${mask}, ${subtype}: ${balances.current} ${balances.isoCurrencyCode}, ${totalCount} transactions`,
      ),
    ]),
    `${transactions.totalCount} transactions on ${Math.ceil(transactions.totalCount / 100)} pages`,
  ];
}

const lines = (text: string[]) => `${text.join('\n')}\n`;

async function refresh(token: string): Promise<void> {
  const query =
    'mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }';
  const { errors } = await post(url, { query, variables: { input: { relayToken: token } } });
  expect(errors).toEqual([]);
}

/** Resolves when each client waits: two over server-sent events, one over each other transport. */
function allSubscribed(adminPort: number): Promise<true> {
  return eventually('a subscription of each client', async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
    const open = [...metrics.matchAll(/^creditgraph_subscriptions\{transport="(\w+)"\} (\d+)$/gm)];
    const counts = Object.fromEntries(open.map(([, transport, count]) => [transport, Number(count)]));
    return counts.sse === 2 && counts.multipart === 1 && counts.websocket === 1 ? true : null;
  });
}

describe('the clients of examples/ against npm start', () => {
  it('list the accounts of a relayed report and read all pages of its transactions', async () => {
    const expected = await expectedLines(given(tokens[0], 'a relay token'));
    expect(expected.at(-1)).toMatch(/^\d{3,} transactions on \d{2,} pages$/);
    // The default token of the examples is the first that npm start prints.
    expect(await runAll()).toEqual(forEach({ code: 0, out: lines(expected), err: '' }));
  });

  it.each(['apollo-client', 'urql'])(
    'say that queries are read-only, and nothing else is: %s',
    async (client) => {
      const said = new Set<string>();
      const recorder = createServer(async (incoming, outgoing) => {
        const body = await text(incoming);
        const { query } = JSON.parse(body) as { query: string };
        said.add(`${/^\w+/.exec(query)?.[0]} ${incoming.headers['x-read-only'] ?? 'without'}`);
        const sent = request(url, { method: 'POST', headers: incoming.headers });
        sent.on('response', (response) => {
          outgoing.writeHead(response.statusCode ?? 0, response.headers);
          response.pipe(outgoing);
        });
        sent.end(body);
      });
      recorder.listen(0, '127.0.0.1');
      await once(recorder, 'listening');
      const { port } = recorder.address() as AddressInfo;
      try {
        const { code, err } = await run(client, { GRAPHQL_URL: `http://127.0.0.1:${port}/graphql` });
        expect([code, err]).toEqual([0, '']);
        expect([...said].sort()).toEqual(['query true', 'subscription without']);
      } finally {
        recorder.close();
        recorder.closeAllConnections();
      }
    },
  );

  it.each([
    ['that Plaid refuses', 'credit-relay-sandbox-0', lines([WAITING]), 'PLAID_ERROR: '],
    ['that is against a rule of the graph', '', '', 'BAD_USER_INPUT: '],
  ])('report an error by its code for a token %s', async (_what, token, out, code) => {
    const outcomes = await runAll(token);
    expect(outcomes).toEqual(forEach({ code: 1, out, err: expect.stringMatching(`^${code}.*\n$`) }));
  });
});

describe('the example clients while a report is PENDING', () => {
  let openUrl: string;
  beforeEach(() => {
    openUrl = url;
  });
  afterEach(() => {
    url = openUrl;
  });

  it('are told when it becomes ready, by a subscription over each transport', async () => {
    const app = await startTestApp({ ADMIN_PORT: '0' });
    try {
      url = app.url;
      const token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
      await refresh(token);
      const outcomes = runAll(token);
      await allSubscribed(given(app.adminPort, 'a port'));
      app.finishReports();
      const told = await outcomes;
      expect(told).toEqual(forEach({ code: 0, out: lines(await expectedLines(token)), err: '' }));
    } finally {
      await app.stop();
    }
  });

  it('subscribe again when the server was killed', async () => {
    const [port, adminPort] = [await freePort(), await freePort()];
    const settings = { PORT: `${port}`, ADMIN_PORT: `${adminPort}`, SANDBOX_REPORT_DELAY_MS: '600000' };
    const token = given(tokens[0], 'a relay token');
    let running = startMain(settings);
    try {
      await running.until('Ctrl-C stops it.');
      url = `http://localhost:${port}/graphql`;
      await refresh(token);
      const outcomes = runAll(token);
      await allSubscribed(adminPort);
      await running.stop('SIGKILL');
      // The sandbox of the next process has not seen the refresh, so the report is READY.
      running = startMain(settings);
      await running.until('Ctrl-C stops it.');
      const told = await outcomes;
      expect(told).toEqual(forEach({ code: 0, out: lines(await expectedLines(token)), err: '' }));
    } finally {
      await running.stop('SIGTERM');
    }
  });
});

describe('the example clients against a server with authentication', () => {
  it('print the same with an API key for reports', async () => {
    const [token = ''] = tokens;
    const expected = await expectedLines(token);
    const reader: TestCaller = { name: 'reader', scopes: ['reports:read'] };
    const keys = writeApiKeys([reader]);
    const guarded = startMain({ PORT: '0', API_KEYS_FILE: keys.path });
    const openUrl = url;
    try {
      url = /creditgraph is at (\S+)/.exec(await guarded.until('Ctrl-C stops it.'))?.[1] ?? '';
      credentials = { GRAPHQL_TOKEN: keyOf(reader) };
      expect(await runAll(token)).toEqual(forEach({ code: 0, out: lines(expected), err: '' }));
    } finally {
      url = openUrl;
      credentials = {};
      keys.remove();
      await guarded.stop('SIGTERM');
    }
  });
});
