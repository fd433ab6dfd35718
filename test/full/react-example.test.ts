import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Chromium, type Page, startChromium } from '../support/chromium.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
import { type StartedProcess, start, startMain } from '../support/process.js';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

const root = new URL('../../', import.meta.url).pathname;
const running = new Set<StartedProcess>();
let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterEach(() => chromium.closePages());
afterAll(async () => {
  await chromium.stop();
  await Promise.all([...running].map((one) => one.stop('SIGTERM')));
});

/** The graph of `npm start`, with the relay tokens that it prints. */
async function serveGraph(settings: Record<string, string> = {}) {
  const server = startMain({ PORT: '0', ...settings });
  running.add(server);
  const printed = await server.until('Ctrl-C stops it.');
  return {
    server,
    url: /creditgraph is at (\S+)/.exec(printed)?.[1] ?? '',
    tokens: printed.match(/credit-relay-sandbox-[\w-]+/g) ?? [],
  };
}

/** The page, on a different origin from the graph. */
async function servePage(graph: string, settings: Record<string, string> = {}): Promise<string> {
  const server = start(
    process.execPath,
    [`${root}examples/react/serve.js`],
    { GRAPHQL_URL: graph, PAGE_PORT: '0', ...settings },
    root,
  );
  running.add(server);
  const address = /The page at (\S+)/.exec(await server.until(' asks '))?.[1] ?? '';
  expect(new URL(address).origin).not.toBe(new URL(graph).origin);
  return address;
}

/** The displayed transactions, each with its description and date. */
const rowsOf = (page: Page) =>
  page.evaluate<string[]>(
    '[...document.querySelectorAll("tbody tr")].map(({ cells }) => cells[0].innerText.replace(" · pending", ""))',
  );

const click = (page: Page, selector: string) =>
  page.evaluate(`document.querySelector('${selector}').click()`);

interface Answer {
  readonly relayToken: {
    readonly id: string;
    readonly assetReport: {
      readonly report: {
        readonly items: readonly {
          readonly institutionName: string;
          readonly accounts: readonly {
            readonly name: string;
            readonly mask: string;
            readonly allTransactions: readonly {
              readonly date: string;
              readonly originalDescription: string;
            }[];
          }[];
        }[];
      };
    };
  };
}

async function ask(url: string, token: string): Promise<Answer['relayToken']> {
  const query = `query ($token: String!) { relayToken(token: $token) { id assetReport { report { items {
    institutionName accounts { name mask allTransactions { date originalDescription } }
  } } } } }`;
  const { data } = await post<Answer>(url, { query, variables: { token } });
  return given(data, 'an answer').relayToken;
}

describe('the React page of examples/, on a different origin from the graph', () => {
  let graph: Awaited<ReturnType<typeof serveGraph>>;
  let address: string;
  beforeAll(async () => {
    graph = await serveGraph();
    address = await servePage(graph.url);
  });

  it('lists the accounts of its sample report, and the transactions of one page by page', async () => {
    const { assetReport } = await ask(graph.url, given(graph.tokens[0], 'a relay token'));
    const { institutionName, accounts } = given(assetReport.report.items[0], 'an Item');
    const page = await chromium.open(address);
    const text = await page.until(/As of/);
    expect(text).toContain(institutionName);
    for (const { name, mask } of accounts) expect(text).toMatch(new RegExp(`${name}[\\s\\S]*··${mask}`));

    const all = given(accounts[0], 'an account').allTransactions.map(
      ({ date, originalDescription }) => `${originalDescription}\n${date}`,
    );
    expect(all.length).toBeGreaterThan(20);
    await click(page, 'summary');
    await page.until(new RegExp(`10 of ${all.length} transactions`));
    expect(await rowsOf(page)).toEqual(all.slice(0, 10));
    await click(page, 'details button');
    await page.until(new RegExp(`20 of ${all.length} transactions`));
    expect(await rowsOf(page)).toEqual(all.slice(0, 20));

    // After closing and opening, the list is complete: the client cache stores the pages as one list.
    await click(page, 'summary');
    await page.until(/^(?!.* transactions)/s);
    await click(page, 'summary');
    await page.until(new RegExp(`20 of ${all.length} transactions`));
    expect(page.complaints).toEqual([]);
  });

  it('shows the error code of an invalid id, and offers a retry', async () => {
    const page = await chromium.open(`${address}?report=AQ`);
    expect(await page.until(/NOT_FOUND/)).toMatch(/NOT_FOUND This report does not exist\.\s+Try again/);
    expect(page.complaints).toEqual([]);
  });
});

describe('while a report is PENDING, the React page', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('shows that, and the report once it is ready', async () => {
    const token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
    const { id } = await ask(app.url, token);
    const refresh =
      'mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }';
    await post(app.url, { query: refresh, variables: { input: { relayToken: token } } });

    const page = await chromium.open(`${await servePage(app.url)}?report=${id}`);
    expect(await page.until(/still being asked/)).not.toContain('As of');
    app.finishReports();
    expect(await page.until(/As of/)).not.toContain('still being asked');
    expect(page.complaints).toEqual([]);
  });
});

describe('with a server that authenticates callers, the React page', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => issuer.stop());

  it('shows the report with a token of the issuer, and UNAUTHENTICATED without a valid one', async () => {
    const graph = await serveGraph(issuer.settings);
    const page = await chromium.open(
      await servePage(graph.url, { GRAPHQL_TOKEN: await issuer.sign(issuer.claims()) }),
    );
    expect(await page.until(/As of/)).toContain('First Platypus Bank');
    expect(page.complaints).toEqual([]);

    const without = await chromium.open(await servePage(graph.url, { GRAPHQL_TOKEN: 'of-nobody' }));
    expect(await without.until(/Try again/)).toContain('UNAUTHENTICATED Your session has ended');
  });

  it('never gets an API key', async () => {
    const server = start(process.execPath, [`${root}examples/react/serve.js`], { GRAPHQL_TOKEN: 'cg_key' });
    expect(await server.ended()).toBe(1);
    expect(server.stderr()).toContain('must not get into a page');
  });
});

describe('while the graph cannot be reached, the React page', () => {
  it('keeps its transactions, and continues with the next page after a reconnect', async () => {
    const { server, url } = await serveGraph();
    const page = await chromium.open(await servePage(url));
    await page.until(/As of/);
    await click(page, 'summary');
    await page.until(/10 of/);
    running.delete(server);
    await server.stop('SIGTERM');
    await click(page, 'table ~ button');
    await page.until(/NO_ANSWER The server did not respond\./);
    expect(await rowsOf(page)).toHaveLength(10);

    await serveGraph({ PORT: new URL(url).port });
    await click(page, '[role=alert] button');
    await page.until(/^(?!.*(NO_ANSWER|Loading))/s);
    await click(page, 'table ~ button');
    await page.until(/20 of/);
    expect(await rowsOf(page)).toHaveLength(20);
    const refused = expect.stringContaining('ERR_CONNECTION_REFUSED');
    expect(page.complaints).toEqual(page.complaints.map(() => refused));
  });
});

describe('CORS_ORIGINS without the origin of the page', () => {
  it('prevents a response to the page', async () => {
    const graph = await serveGraph({ CORS_ORIGINS: 'https://elsewhere.example' });
    const page = await chromium.open(await servePage(graph.url));
    expect(await page.until(/Try again/)).toContain('NO_ANSWER The server did not respond.');
    expect(page.complaints.join('\n')).toContain('blocked by CORS policy');
  });
});
