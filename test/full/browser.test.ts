import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Chromium, type PageOptions, startChromium } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import { type StartedProcess, startMain } from '../support/process.js';

let server: StartedProcess;
let origin: string;
let chromium: Chromium;
beforeAll(async () => {
  // The operations contain the tokens of the embedded sandbox with default settings.
  server = startMain({ PORT: '0' });
  origin = new URL(/creditgraph is at (\S+)/.exec(await server.until('Ctrl-C stops it.'))?.[1] ?? '').origin;
  chromium = await startChromium();
});
afterAll(async () => {
  await chromium.stop();
  await server.stop('SIGTERM');
});

const LOOKS: [name: string, options: PageOptions][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { width: 390 }],
];

/** GraphiQL 5 has the button that closes a tab inside the tab. Only a change of its elements could remove that. */
const isOfGraphiql = (fault: string) => /^nested-interactive: <li [^>]*class="graphiql-tab/.test(fault);

const READY = { '/': /The server is ready/, '/explorer': /query AccountsAndBalances/ } as const;

async function openPage(path: keyof typeof READY, options: PageOptions = {}) {
  const page = await chromium.open(origin + path, options);
  await page.until(READY[path]);
  return page;
}

describe.each(Object.keys(READY) as (keyof typeof READY)[])('in a browser without internet, %s', (path) => {
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

const RUN = 'button[aria-label^="Execute query"]';

describe('the explorer', () => {
  it('runs the first operation and shows its data', async () => {
    const page = await openPage('/explorer');
    await page.tab.click(RUN);
    await page.until(/First Platypus Bank/);
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
});

describe('Apollo Sandbox at /graphql, without internet', () => {
  it('requests nothing but the scripts of Apollo and a font of Google', async () => {
    const page = await chromium.open(`${origin}/graphql`);
    await eventually('a refused request', async () => (page.refused.size > 0 ? true : null));
    const known = /^https:\/\/([\w.-]+\.apollographql\.com|fonts\.googleapis\.com)$/;
    for (const address of page.refused) expect(address).toMatch(known);
  });
});
