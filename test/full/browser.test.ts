import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Chromium, describeWithChromium, type PageOptions, startChromium } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import { type StartedProcess, startMain } from '../support/process.js';

const LOOKS: [name: string, options: PageOptions][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { width: 390 }],
];

/** GraphiQL 5 has the button that closes a tab inside the tab. Only a change of its elements could remove that. */
const isOfGraphiql = (fault: string) => /^nested-interactive: <li [^>]*class="graphiql-tab/.test(fault);

const READY = { '/': /The server is ready/, '/explorer': /query AccountsAndBalances/ } as const;

const RUN = 'button[aria-label^="Execute query"]';

describeWithChromium('in a browser without internet,', () => {
  let server: StartedProcess;
  let origin: string;
  let chromium: Chromium;
  beforeAll(async () => {
    // The operations contain the tokens of the embedded sandbox with default settings.
    server = startMain({ PORT: '0' });
    origin = new URL(/creditgraph is at (\S+)/.exec(await server.until('Ctrl-C stops it.'))?.[1] ?? '')
      .origin;
    chromium = await startChromium();
  });
  afterEach(() => chromium.closePages());
  afterAll(async () => {
    await chromium.stop();
    await server.stop('SIGTERM');
  });

  async function openPage(path: keyof typeof READY, options: PageOptions = {}) {
    const page = await chromium.open(origin + path, options);
    await page.until(READY[path]);
    // The editor colours a line after it shows it.
    if (path === '/explorer') await page.tab.waitForSelector('.view-line > span > span:nth-child(3)');
    return page;
  }

  describe.each(Object.keys(READY) as (keyof typeof READY)[])('%s', (path) => {
    it.each(LOOKS)(
      'has no accessibility fault of level A or AA, no console error and no request to another host: %s',
      async (_name, options) => {
        const page = await openPage(path, options);
        const faults = await page.accessibilityFaults();
        expect(faults.filter((fault) => !isOfGraphiql(fault))).toEqual([]);
        expect(page.complaints).toEqual([]);
        expect([...page.refused]).toEqual([]);
      },
    );
  });

  it('the page at / opens an operation in the explorer, and shows a command and a sample token', async () => {
    const page = await openPage('/');
    const text = await page.until(/credit-relay-sandbox/);
    expect(text).toContain(`curl -s ${origin}/graphql`);
    await page.tab.getByRole('link', { name: 'Daily balances', exact: true }).click();
    await page.until(/query DailyBalances/);
    expect(page.complaints).toEqual([]);
  });

  describe('the explorer', () => {
    it.each([
      ['AccountsAndBalances', /"data": \{\s+"relayToken": \{/],
      ['TransactionsWithInsights', /"data": \{\s+"relayToken": \{/],
      ['UnderwritingAttributes', /"data": \{\s+"relayToken": \{/],
      ['SealRelayToken', /"data": \{\s+"sealRelayToken": \{/],
    ])('runs %s in its tab and shows the data', async (name, data) => {
      const page = await openPage('/explorer');
      await page.tab.getByRole('tab', { name }).click();
      await page.tab.click(RUN);
      expect(await page.until(data)).not.toContain('"errors": [');
      expect(page.complaints).toEqual([]);
      expect([...page.refused]).toEqual([]);
    });

    it('shows the event of a subscription', async () => {
      const page = await openPage('/explorer');
      await page.tab.getByRole('tab', { name: 'ReportReady' }).click();
      await page.tab.click(RUN);
      await page.until(/"reportReady": \{[\s\S]*READY/);
      expect(page.complaints).toEqual([]);
    });

    it('opens the documentation of the schema', async () => {
      const page = await openPage('/explorer');
      await page.tab.getByRole('button', { name: /Documentation Explorer/ }).click();
      await page.until(/Root Types/);
      await page.tab.getByRole('link', { name: 'Query', exact: true }).click();
      await page.until(/relayToken/);
      expect(page.complaints).toEqual([]);
    });
  });

  it('Apollo Sandbox at /graphql requests nothing but the scripts of Apollo and a font of Google', async () => {
    const page = await chromium.open(`${origin}/graphql`);
    await eventually('a refused request', async () => (page.refused.size > 0 ? true : null));
    const known = /^https:\/\/([\w.-]+\.apollographql\.com|fonts\.googleapis\.com)$/;
    for (const address of page.refused) expect(address).toMatch(known);
    // No network is one reason for a complaint; the policy of our response is another.
    expect(page.complaints.filter((complaint) => /Content Security Policy/.test(complaint))).toEqual([]);
  });
});
