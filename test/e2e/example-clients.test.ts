import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, type TestCaller, writeApiKeys } from '../support/callers.js';
import { type StartedProcess, start, startMain } from '../support/process.js';
import { given, post } from '../support/test-app.js';

const root = new URL('../../', import.meta.url).pathname;
const clients = ['apollo-client', 'fetch', 'urql'];

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
  const runs = clients.map(async (client) => {
    const script = `${root}examples/dist/examples/${client}/review-report.js`;
    const run = start(process.execPath, [script, ...args], { GRAPHQL_URL: url, ...credentials });
    return [client, { code: await run.ended(), out: run.stdout(), err: run.stderr() }] as const;
  });
  return Object.fromEntries(await Promise.all(runs));
}

function forEach<T>(expected: T): Record<string, T> {
  return Object.fromEntries(clients.map((client) => [client, expected]));
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

describe('the clients of examples/ against npm start', () => {
  it('list the accounts of a relayed report and read all pages of its transactions', async () => {
    const expected = await expectedLines(given(tokens[0], 'a relay token'));
    expect(expected.at(-1)).toMatch(/^\d{3,} transactions on \d{2,} pages$/);
    // The default token of the examples is the first that npm start prints.
    expect(await runAll()).toEqual(forEach({ code: 0, out: lines(expected), err: '' }));
  });

  it('wait for a PENDING report as long as the server says', async () => {
    const token = given(tokens[1], 'a second relay token');
    const refresh =
      'mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }';
    await post(url, { query: refresh, variables: { input: { relayToken: token } } });

    const outcomes = await runAll(token);
    const expected = ['PENDING: asking again in 5000 ms', ...(await expectedLines(token))];
    expect(outcomes).toEqual(forEach({ code: 0, out: lines(expected), err: '' }));
  });

  it.each([
    ['that Plaid refuses', 'credit-relay-sandbox-0', 'PLAID_ERROR: '],
    ['that is against a rule of the graph', '', 'BAD_USER_INPUT: '],
  ])('report an error by its code for a token %s', async (_what, token, code) => {
    const outcomes = await runAll(token);
    expect(outcomes).toEqual(forEach({ code: 1, out: '', err: expect.stringMatching(`^${code}.*\n$`) }));
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
