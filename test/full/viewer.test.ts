import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { changedSince } from '../../scripts/viewer.js';
import { sentBy, type TestCaller } from '../support/callers.js';
import {
  type Chromium,
  describeWithChromium,
  type Page,
  type PageOptions,
  startChromium,
} from '../support/chromium.js';
import { createReportOf } from '../support/custom-report.js';
import { eventually } from '../support/eventually.js';
import { held } from '../support/held.js';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

const LOOKS: [name: string, options: PageOptions][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { width: 390 }],
];

/** All that the viewer needs. */
const READER: TestCaller = { name: 'reader', scopes: ['reports:read', 'pii:read'] };

interface Facts {
  readonly relayToken: {
    readonly id: string;
    readonly assetReport: {
      readonly report: {
        readonly transactions: { readonly totalCount: number; readonly nodes: readonly Oldest[] };
        readonly sums: readonly CurrencySums[];
        readonly summary: readonly { readonly months: readonly { readonly inflow: number }[] }[];
        readonly incomeStreams: readonly { readonly payer: string; readonly paydayCount: number }[];
        readonly items: readonly {
          readonly accounts: readonly { readonly historicalBalances: readonly unknown[] }[];
        }[];
      };
    };
  };
}
interface Oldest {
  readonly date: string;
  readonly originalDescription: string;
}
interface NegativeFacts {
  readonly relayToken: {
    readonly assetReport: {
      readonly report: {
        readonly items: readonly {
          readonly accounts: readonly {
            readonly accountId: string;
            readonly name: string;
            readonly attributes: readonly {
              readonly negativeRecord: {
                readonly negativeHistoricalBalances: readonly {
                  readonly date: string;
                  readonly current: number;
                }[];
              };
            }[];
          }[];
        }[];
      };
    };
  };
}
interface OwnReport {
  readonly assetReport: { readonly report: { readonly id: string } | null };
}
interface CurrencySums {
  readonly count: number;
  readonly inflow: number;
  readonly outflow: number;
}

const FACTS = `query ($token: String!) { relayToken(token: $token) { id assetReport { report {
  transactions(last: 1) { totalCount nodes { date originalDescription } }
  sums: summary(filter: { text: "grocers", direction: OUTFLOW, minAmount: 50 }) { count inflow outflow }
  summary { months { inflow } }
  incomeStreams { payer paydayCount }
  items { accounts { historicalBalances { date } } }
} } } }`;

const dollars = (amount: number) => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/** Faults of a page that no test may see. */
function expectQuiet(page: Page) {
  expect(page.complaints).toEqual([]);
  expect([...page.refused]).toEqual([]);
}

describeWithChromium('the viewer, in a browser without internet,', () => {
  let app: TestApp;
  let origin: string;
  let chromium: Chromium;
  beforeAll(async () => {
    const changed = changedSince('dist/pages/viewer/index.html');
    if (changed !== undefined)
      throw new Error(`The viewer is not built, or ${changed} is newer: run npm run build:viewer`);
    app = await startTestApp({ CACHE_MAX_MB: '64' });
    origin = new URL(app.url).origin;
    chromium = await startChromium();
  });
  afterEach(() => chromium.closePages());
  afterAll(async () => {
    await chromium.stop();
    await app.stop();
  });

  const tokenOf = (borrower: string) =>
    given(
      app.sandbox.samples.relayTokens.find((sample) => sample.borrower === borrower),
      'a sample',
    ).relayToken;

  async function factsOf(borrower: string) {
    const { data } = await post<Facts>(app.url, { query: FACTS, variables: { token: tokenOf(borrower) } });
    const { id, assetReport } = given(data, 'data').relayToken;
    return { id, report: assetReport.report };
  }

  const idOf = async (borrower: string): Promise<string> => {
    const query = 'query ($token: String!) { relayToken(token: $token) { id } }';
    const { data } = await post<Facts>(app.url, { query, variables: { token: tokenOf(borrower) } });
    return given(data, 'data').relayToken.id;
  };

  /** Opens a report, and waits until all of it is there. */
  async function openReport(borrower: string, options: PageOptions = {}) {
    const page = await chromium.open(`${origin}/viewer?report=${await idOf(borrower)}`, options);
    await page.until(/\d transactions? loaded/);
    await page.until(/Loan payments, USD/);
    await page.tab.waitForSelector('.bar-in path', { state: 'attached' });
    await page.tab.waitForSelector('.recharts-line path', { state: 'attached' });
    return page;
  }

  const refresh = async (borrower: string) => {
    const query =
      'mutation ($token: String!) { refreshRelayToken(input: { relayToken: $token }) { requestId } }';
    const { errors } = await post<unknown>(app.url, { query, variables: { token: tokenOf(borrower) } });
    expect(errors).toEqual([]);
  };

  it('opens a sample from the page at /, and shows its numbers with a masked SSN', async () => {
    const page = await chromium.open(origin);
    await page.until(/The server is ready/);
    await page.tab.getByRole('link', { name: 'Report viewer' }).click();
    await page.tab.getByRole('button', { name: 'Salaried' }).click();
    const text = await page.until(/Verified assets\s+\$[\d,.]+/);
    expect(text).toContain('SSN ***-**-0001');
    expect(text).not.toMatch(/\d{3}-\d{2}-\d{4}/);
    expectQuiet(page);
  });

  it.each(LOOKS)('has no accessibility fault of level A or AA: %s', async (_name, options) => {
    const page = await openReport('user_salaried', options);
    expect(await page.accessibilityFaults()).toEqual([]);
    const toggles = page.tab.getByRole('button', { name: /^Show table/ });
    while ((await toggles.count()) > 0) await toggles.first().click();
    await page.tab.locator('button.figure').first().click();
    await page.tab.waitForSelector('dialog .loaded');
    expect(await page.accessibilityFaults()).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expectQuiet(page);
  });

  it('draws a line for each account with past balances and two bars for each month, and shows their numbers as tables', async () => {
    const { report } = await factsOf('user_salaried');
    const page = await openReport('user_salaried');
    const accounts = report.items.flatMap((item) => item.accounts);
    const lines = accounts.filter(({ historicalBalances }) => historicalBalances.length > 0);
    expect(lines.length).toBeGreaterThan(1);
    expect(await page.tab.locator('.recharts-line path').count()).toBe(lines.length);
    const months = given(report.summary[0], 'a summary').months;
    expect(await page.tab.locator('.bar-in path').count()).toBe(months.length);
    expect(await page.tab.locator('.bar-out path').count()).toBe(months.length);

    await page.tab.getByRole('button', { name: /Show table of Money in and out/ }).click();
    const text = await page.until(/Net/);
    for (const { inflow } of months) expect(text).toContain(`+${dollars(inflow)}`);
    await page.tab.getByRole('button', { name: /Show table of Balances/ }).click();
    await page.until(/2026-03-14\s+\$[\d,.]+/);
    expectQuiet(page);
  });

  it('loads more than 1,000 transactions while scrolling, and has only the visible ones in the document', async () => {
    const { totalCount, nodes } = (await factsOf('user_salaried')).report.transactions;
    expect(totalCount).toBeGreaterThan(1_000);
    const page = await openReport('user_salaried');
    const scrolled = page.tab.locator('.transactions .scrolled');
    const loaded = `${totalCount.toLocaleString('en-US')} of ${totalCount.toLocaleString('en-US')} transactions loaded`;
    await eventually('all transactions', async () => {
      await scrolled.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      expect(await scrolled.locator('tbody tr').count()).toBeLessThan(100);
      return (await page.tab.locator('.transactions .loaded').innerText()) === loaded || null;
    });
    await scrolled.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const oldest = given(nodes[0], 'the oldest transaction');
    const last = scrolled.locator(`tr[aria-rowindex="${totalCount + 1}"]`);
    expect(await last.innerText()).toContain(oldest.date);
    expect(await last.innerText()).toContain(oldest.originalDescription);
    expectQuiet(page);
  });

  it('filters transactions, and shows the sums of the graph for the same filter', async () => {
    const [sums] = (await factsOf('user_salaried')).report.sums;
    const { count, outflow } = given(sums, 'sums');
    expect(count).toBeGreaterThan(10);
    const page = await openReport('user_salaried');
    const form = page.tab.getByRole('form', { name: 'Filter of transactions' });
    await form.getByLabel('Text').fill('grocers');
    await form.getByLabel('Direction').selectOption('OUTFLOW');
    await form.getByLabel('At least').fill('50');
    await page.until(
      new RegExp(`Transactions\\s+${count}\\s+In\\s+\\$0.00\\s+Out\\s+−\\${dollars(outflow)}`),
    );
    await page.until(new RegExp(`\\d+ of ${count} transactions loaded`));
    await form.getByRole('button', { name: 'Clear' }).click();
    await page.until(/of 1,\d+ transactions loaded/);
    expectQuiet(page);
  });

  it('filters by an amount either way, as the graph does', async () => {
    const query = `query ($token: String!) { relayToken(token: $token) { assetReport { report {
      sums: summary(filter: { minAbsoluteAmount: 1000, maxAbsoluteAmount: 2000 }) { count inflow outflow }
    } } } }`;
    const { data } = await post<Facts>(app.url, { query, variables: { token: tokenOf('user_salaried') } });
    const { count, inflow, outflow } = given(
      given(data, 'data').relayToken.assetReport.report.sums[0],
      'sums',
    );
    expect(Math.min(inflow, outflow)).toBeGreaterThan(1_000);
    const page = await openReport('user_salaried');
    const form = page.tab.getByRole('form', { name: 'Filter of transactions' });
    await form.getByLabel('At least').fill('1000');
    await form.getByLabel('At most').fill('2000');
    const text = await page.until(new RegExp(`Transactions\\s+${count}\\s+In`));
    expect(text).toContain(`+${dollars(inflow)}`);
    expect(text).toContain(`−${dollars(outflow)}`);
    expectQuiet(page);
  });

  it('orders transactions by amount on a click on the column, largest outflow first', async () => {
    const page = await openReport('user_salaried');
    await page.tab.locator('.transactions').getByRole('button', { name: 'Amount' }).click();
    await page.tab.waitForSelector('.transactions th[aria-sort="ascending"].of-amount');
    const amounts = await eventually('amounts in order', async () => {
      const cells = await page.tab.locator('.transactions td.of-amount').allInnerTexts();
      const numbers = cells.map((cell) => Number(cell.replace('−', '-').replace(/[$,+]/g, '')));
      return Math.min(...numbers) === numbers[0] && (numbers[0] ?? 0) < -1_000 ? numbers : null;
    });
    expect(amounts).toEqual(amounts.toSorted((one, other) => one - other));
    expectQuiet(page);
  });

  it('opens the transactions behind a number by keyboard, and returns the focus', async () => {
    const [stream] = (await factsOf('user_salaried')).report.incomeStreams;
    const { payer, paydayCount } = given(stream, 'an income stream');
    const page = await openReport('user_salaried');
    const number = page.tab
      .locator('tr', { hasText: payer })
      .getByRole('button', { name: `${paydayCount} ` });
    await number.focus();
    await page.tab.keyboard.press('Enter');
    const dialog = page.tab.getByRole('dialog', { name: `Income from ${payer}` });
    await dialog.getByText(new RegExp(`of ${paydayCount} transactions loaded`)).waitFor();
    for (const amount of await dialog.locator('td.of-amount').allInnerTexts())
      expect(amount).toMatch(/^\+\$/);
    await page.tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await number.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expectQuiet(page);
  });

  it.each([
    ['Bank penalties', /bank penalties/],
    ['Loan payments', /loan payments/],
  ])('opens exactly the transactions that are counted: %s', async (title, category) => {
    const page = await openReport('user_self_employed');
    const number = page.tab
      .locator('tr', { hasText: `${title}, USD` })
      .locator('button.figure')
      .first();
    const count = Number((await number.innerText()).split('\n')[0]?.replace(/\D.*/, ''));
    expect(count).toBeGreaterThan(1);
    await number.click();
    const dialog = page.tab.getByRole('dialog');
    await dialog.getByText(new RegExp(`of ${count} transactions loaded`)).waitFor();
    for (const cell of await dialog.locator('td.of-category').allInnerTexts()) expect(cell).toMatch(category);
    expectQuiet(page);
  });

  it('opens the transactions of a month by a click on its bar', async () => {
    const page = await openReport('user_salaried');
    await page.tab.locator('.bar-in path').nth(3).click();
    const dialog = page.tab.getByRole('dialog', { name: /^Money in, \w+ 202\d$/ });
    await dialog.getByText(/(\d+) of \1 transactions loaded/).waitFor();
    for (const amount of await dialog.locator('td.of-amount').allInnerTexts())
      expect(amount).toMatch(/^\+\$/);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    expectQuiet(page);
  });

  it('opens the bars by keyboard: one stop for the tab key, arrows to the others, Enter to open, and the focus returns', async () => {
    const { report } = await factsOf('user_salaried');
    const months = given(report.summary[0], 'a summary').months;
    const page = await openReport('user_salaried');
    const bars = page.tab.getByRole('button', { name: /^Money (in|out), / });
    expect(await bars.count()).toBe(2 * months.length);
    const stop = page.tab.locator('.bar-in path[tabindex="0"], .bar-out path[tabindex="0"]');
    expect(await stop.count()).toBe(1);
    const inflow = (fromEnd: number) => dollars(given(months.at(fromEnd), 'a month').inflow);
    expect(await stop.getAttribute('aria-label')).toContain(`+${inflow(-1)}: show transactions`);

    await page.tab.getByRole('button', { name: /Show table of Money in and out/ }).focus();
    await page.tab.keyboard.press('Tab');
    const focused = page.tab.locator('path:focus');
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight']) await page.tab.keyboard.press(key);
    const before = given(await focused.getAttribute('aria-label'), 'a name');
    expect(before).toMatch(/^Money in, \w+ 202\d, \+/);
    expect(before).toContain(`+${inflow(-2)}: show transactions`);
    await page.until(/Enter shows its transactions/);
    expect(await page.accessibilityFaults()).toEqual([]);
    await page.tab.keyboard.press('Enter');
    const dialog = page.tab.getByRole('dialog', { name: /^Money in, \w+ 202\d$/ });
    await dialog.locator('.sums', { hasText: `+${inflow(-2)}` }).waitFor();
    await page.tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused.getAttribute('aria-label')).toBe(before);

    await page.tab.keyboard.press('ArrowDown');
    expect(await focused.getAttribute('aria-label')).toMatch(/^Money out, \w+ 202\d, −/);
    await page.tab.keyboard.press(' ');
    await page.tab.getByRole('dialog', { name: /^Money out, / }).waitFor();
    expectQuiet(page);
  });

  it('opens the days below zero with their balances', async () => {
    const query = `query ($token: String!) { relayToken(token: $token) { assetReport { report { items { accounts {
      accountId name attributes { negativeRecord { negativeHistoricalBalances { date current } } }
    } } } } } }`;
    const { data } = await post<NegativeFacts>(app.url, {
      query,
      variables: { token: tokenOf('user_self_employed') },
    });
    const accounts = given(data, 'data').relayToken.assetReport.report.items.flatMap((item) => item.accounts);
    const { accountId, name, attributes } = given(
      accounts.find((account) => account.name === 'Personal Checking'),
      'an account',
    );
    const days = given(attributes[0], 'attributes').negativeRecord.negativeHistoricalBalances;
    expect(days.length).toBeGreaterThan(1);
    const page = await openReport('user_self_employed');
    await page.tab
      .locator('tr', { hasText: `Days below zero, ${name}` })
      .getByRole('button', { name: `${days.length} ` })
      .click();
    const dialog = page.tab.getByRole('dialog');
    const rows = await dialog.locator('.balances tbody tr').allInnerTexts();
    expect(rows).toEqual(days.map(({ date, current }) => `${date}\t${dollars(current).replace('-', '−')}`));
    const filter = { accountIds: [accountId], startDate: days.at(-1)?.date, endDate: days[0]?.date };
    const between = await post<Facts>(app.url, {
      query: `query ($token: String!, $filter: TransactionFilterInput) { relayToken(token: $token) { assetReport { report {
        sums: summary(filter: $filter) { count }
      } } } }`,
      variables: { token: tokenOf('user_self_employed'), filter },
    });
    const { count } = given(given(between.data, 'data').relayToken.assetReport.report.sums[0], 'sums');
    await dialog.getByText(new RegExp(`of ${count} transactions loaded`)).waitFor();
    expect(await page.accessibilityFaults()).toEqual([]);
    expectQuiet(page);
  });

  it('opens all transactions behind a number of more than 500', async () => {
    const dayOf = (index: number) =>
      new Date(Date.parse('2026-03-10') - index * 86_400_000).toISOString().slice(0, 10);
    // A custom user has 250 transactions at most, so there are three Items.
    const users = [10, 20, 30].map((amount) => {
      const transactions = Array.from({ length: 210 }, (_, index) => ({
        date_transacted: dayOf(index),
        date_posted: dayOf(index),
        amount: -amount,
        description: `RIDE PAYOUT ${index}`,
        currency: 'USD',
      }));
      return JSON.stringify({
        override_accounts: [{ type: 'depository', subtype: 'checking', transactions }],
      });
    });
    const token = await createReportOf(app, users, 365);
    const query = 'query ($token: String!) { assetReport(token: $token, maxAge: 0) { report { id } } }';
    const id = await eventually('the report', async () => {
      const { data } = await post<OwnReport>(app.url, { query, variables: { token } });
      return given(data, 'data').assetReport.report?.id ?? null;
    });
    const page = await chromium.open(`${origin}/viewer?report=${id}`);
    const panel = page.tab.getByRole('region', { name: 'Large deposits' });
    await panel.getByRole('spinbutton', { name: 'Amount' }).fill('0');
    await panel.getByRole('spinbutton', { name: 'Days' }).fill('365');
    await panel.getByRole('button', { name: 'Find' }).click();
    await page.until(/above \$0\.00 since/);
    await panel.getByRole('button', { name: '630 Large deposits' }).click();
    const dialog = page.tab.getByRole('dialog', { name: 'Large deposits' });
    await dialog.getByText('100 of 630 transactions loaded').waitFor();
    // 210 times 60.
    await dialog.locator('.sums', { hasText: '+$12,600.00' }).waitFor();
    expectQuiet(page);
  });

  it('finds large deposits above the threshold that the reader states', async () => {
    const page = await openReport('user_salaried');
    const panel = page.tab.getByRole('region', { name: 'Large deposits' });
    await panel.getByText(/above \$1,000.00/).waitFor();
    await panel.getByLabel('Above').selectOption('income');
    await panel.getByRole('spinbutton', { name: 'Amount' }).fill('9000');
    await panel.getByRole('button', { name: 'Find' }).click();
    await panel.getByText('No deposit above $4,500.00').waitFor();
    expectQuiet(page);
  });

  it('says what is missing from a report, and shows no number that is not known', async () => {
    const page = await openReport('user_sparse');
    const text = await page.until(/The report is incomplete/);
    expect(text).toMatch(/Owners unavailable[\s\S]*Categories incomplete/);
    expect(text).toMatch(/Bank penalties, USD\s+n\/a\s+not known\s+n\/a/);
    expect(text).toContain('Not known: transactions or their categories are missing.');
    expect(text).toContain('4,579.2 DOGE');
    expect(await page.accessibilityFaults()).toEqual([]);
    expectQuiet(page);
  });

  it('shows the first numbers after one query, while all others are under way', async () => {
    const page = await chromium.open(`${origin}/viewer`);
    const others = held();
    await page.tab.route('**/graphql', async (route) => {
      const operation = route.request().postDataJSON().operationName;
      if (!['SampleId', 'Report'].includes(operation)) await others.promise;
      await route.continue();
    });
    await page.tab.getByRole('button', { name: 'Salaried' }).click();
    const text = await page.until(/Verified assets\s+\$[\d,.]+/);
    expect(text).toMatch(/Everyday Checking ··\d+ checking[^\n]*\s+\$[\d,.]+/);
    for (const what of ['balances', 'months', 'deposits', 'income', 'loans', 'transactions']) {
      expect(text).toContain(`Loading ${what}…`);
    }
    expect(await page.accessibilityFaults()).toEqual([]);
    others.resolve();
    await page.until(/Loan payments, USD/);
    expectQuiet(page);
  });

  it('shows the other parts when one query fails, and all of them after another try', async () => {
    const page = await chromium.open(`${origin}/viewer`);
    const busy = { errors: [{ message: 'Busy', extensions: { code: 'OVERLOADED' } }] };
    await page.tab.route('**/graphql', (route) =>
      route.request().postDataJSON().operationName === 'Figures'
        ? route.fulfill({ contentType: 'application/graphql-response+json', body: JSON.stringify(busy) })
        : route.continue(),
    );
    await page.tab.getByRole('button', { name: 'Salaried' }).click();
    const loans = page.tab.getByRole('region', { name: 'Loans' });
    await loans.getByText('The server is busy. Try again in a moment. OVERLOADED').waitFor();
    await page.until(/of 1,\d+ transactions loaded/);
    await page.tab.waitForSelector('.recharts-line path', { state: 'attached' });
    expect(await page.tab.locator('.key-figures').innerText()).toMatch(/Loan payments\s+n\/a/);
    expect(await page.accessibilityFaults()).toEqual([]);
    await page.tab.unroute('**/graphql');
    await loans.getByRole('button', { name: 'Try again' }).click();
    await page.until(/Loan payments, USD/);
    expectQuiet(page);
  });

  it('sends a query again when the server is busy and says how long to wait', async () => {
    const page = await chromium.open(`${origin}/viewer`);
    const busy = { errors: [{ message: 'Busy', extensions: { code: 'OVERLOADED', retryAfterMs: 10 } }] };
    let tries = 0;
    await page.tab.route('**/graphql', (route) => {
      if (route.request().postDataJSON().operationName !== 'Figures') return route.continue();
      tries += 1;
      return tries > 2
        ? route.continue()
        : route.fulfill({ contentType: 'application/graphql-response+json', body: JSON.stringify(busy) });
    });
    await page.tab.getByRole('button', { name: 'Salaried' }).click();
    expect(await page.until(/Loan payments, USD/)).not.toContain('OVERLOADED');
    expect(tries).toBe(3);
    expectQuiet(page);
  });

  it('keeps the transactions that are there when the next page fails, and loads it after another try', async () => {
    const page = await openReport('user_salaried');
    const fault = { errors: [{ message: 'Broken', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] };
    await page.tab.route('**/graphql', (route) =>
      route.fulfill({ contentType: 'application/graphql-response+json', body: JSON.stringify(fault) }),
    );
    const panel = page.tab.getByRole('region', { name: 'Transactions', exact: true }).first();
    await panel.locator('.scrolled').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await panel.getByText('INTERNAL_SERVER_ERROR').waitFor();
    expect(await panel.locator('.loaded').innerText()).toMatch(/^100 of 1,/);
    await page.tab.unroute('**/graphql');
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText(/^200 of 1,/).waitFor();
    await panel.getByText('INTERNAL_SERVER_ERROR').waitFor({ state: 'detached' });
    expectQuiet(page);
  });

  it('turns a pending report into the ready one by subscription, without a reload', async () => {
    await refresh('user_wealthy');
    const page = await chromium.open(`${origin}/viewer?report=${await idOf('user_wealthy')}`);
    expect(await page.until(/The report is pending/)).not.toContain('Verified assets');
    expect(await page.accessibilityFaults()).toEqual([]);
    await page.evaluate('globalThis.isSamePage = true');
    app.finishReports();
    await page.until(/Verified assets\s+\$[\d,.]+/);
    expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
    expectQuiet(page);
  });

  it('shows the newer report after a refresh, without a reload', async () => {
    const page = await openReport('user_sparse');
    const generated = () => page.tab.locator('.report-header dl > div').first().innerText();
    const before = await generated();
    await page.evaluate('globalThis.isSamePage = true');
    // The page shows minutes.
    app.sandbox.clock.advance(3_600_000);
    await refresh('user_sparse');
    app.finishReports();
    await eventually('a newer report', async () => (await generated()) !== before || null);
    await page.until(/of 10 transactions loaded/);
    expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
    expectQuiet(page);
  });

  it('says when updates no longer arrive', async () => {
    const page = await chromium.open(`${origin}/viewer`);
    const refusal = { errors: [{ message: 'No', extensions: { code: 'FORBIDDEN' } }] };
    await page.tab.route('**/graphql', (route) =>
      route.request().postDataJSON().operationName === 'ReportReady'
        ? route.fulfill({ contentType: 'application/graphql-response+json', body: JSON.stringify(refusal) })
        : route.continue(),
    );
    await page.tab.getByRole('button', { name: 'Salaried' }).click();
    expect(await page.until(/Updates no longer arrive/)).toContain('Verified assets');
    expectQuiet(page);
  });

  it('shows why a report has failed, and the next one when it is ready', async () => {
    app.sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
    await refresh('user_self_employed');
    app.finishReports();
    const page = await chromium.open(`${origin}/viewer?report=${await idOf('user_self_employed')}`);
    await page.until(/Plaid could not make the report[\s\S]*DATA_UNAVAILABLE/);
    expect(await page.accessibilityFaults()).toEqual([]);
    await refresh('user_self_employed');
    app.finishReports();
    await page.until(/Verified assets\s+\$[\d,.]+/);
    expectQuiet(page);
  });

  it('shows a report of our own by its id, from pending on', async () => {
    const accessToken = given(app.sandbox.samples.accessTokens[0], 'an Item').accessToken;
    const query = `mutation ($token: String!) {
      createAssetReport(input: { accessTokens: [$token], daysRequested: 90 }) { assetReportNodeId }
    }`;
    const { data } = await post<{ createAssetReport: { assetReportNodeId: string } }>(app.url, {
      query,
      variables: { token: accessToken },
    });
    const page = await chromium.open(`${origin}/viewer`);
    await page.until(/Open a report/);
    await page.tab.getByLabel('Id of a report').fill(given(data, 'data').createAssetReport.assetReportNodeId);
    await page.tab.getByRole('button', { name: 'Open' }).click();
    await page.until(/The report is pending/);
    app.finishReports();
    expect(await page.until(/Verified assets\s+\$[\d,.]+/)).toContain('90 days');
    expectQuiet(page);
  });

  it('shows an audit copy by its id', async () => {
    const { assetReportToken } = given(app.sandbox.samples.assetReports[0], 'a report of ours');
    const query = `mutation ($token: String!) {
      createAuditCopy(input: { assetReportToken: $token }) { auditCopy { id } }
    }`;
    const { data } = await post<{ createAuditCopy: { auditCopy: { id: string } } }>(app.url, {
      query,
      variables: { token: assetReportToken },
    });
    const { id } = given(data, 'data').createAuditCopy.auditCopy;
    const page = await chromium.open(`${origin}/viewer?report=${id}`);
    expect(await page.until(/Verified assets\s+\$[\d,.]+/)).toContain('Insights absent');
    await page.until(/\d transactions? loaded/);
    expectQuiet(page);
  });

  it('says that there is no report with an id, and lets the reader choose another', async () => {
    const page = await chromium.open(`${origin}/viewer?report=AQ`);
    await page.until(/There is no report with this id, or you may not read it\. NOT_FOUND/);
    expect(await page.accessibilityFaults()).toEqual([]);
    await page.tab.getByRole('link', { name: 'Choose another report' }).click();
    await page.until(/Open a report/);
    expectQuiet(page);
  });

  it('prints the loaded transactions and no controls', async () => {
    const page = await openReport('user_salaried');
    const pdf = await getDocumentProxy(new Uint8Array(await page.tab.pdf({ format: 'Letter' })));
    const { text } = await extractText(pdf, { mergePages: true });
    for (const part of ['Verified assets', 'Money in and out by month', 'Owners', 'Loan payments, USD']) {
      expect(text).toContain(part);
    }
    expect(text.match(/2026-\d\d-\d\d /g)?.length).toBeGreaterThanOrEqual(100);
    expect(text).not.toMatch(/Show table|Clear|Choose another report|scroll for more/);
    expectQuiet(page);
  });

  it('asks for a bearer token when the server needs one, and needs reports:read and pii:read alone', async () => {
    const guarded = await startTestApp({ CACHE_MAX_MB: '64' }, [READER]);
    try {
      const { authorization } = sentBy(READER);
      const query = 'query ($token: String!) { relayToken(token: $token) { id } }';
      const { relayToken } = given(guarded.sandbox.samples.relayTokens[0], 'a sample');
      const { data } = await guarded.send({ query, variables: { token: relayToken } }, { authorization });
      const page = await chromium.open(`${new URL(guarded.url).origin}/viewer`);
      expect(await page.until(/Bearer token/)).not.toContain('sample');
      await page.tab.getByLabel('Id of a report').fill((data as Facts).relayToken.id);
      await page.tab.getByLabel('Bearer token').fill(authorization.replace('Bearer ', ''));
      await page.tab.getByRole('button', { name: 'Open' }).click();
      await page.until(/Verified assets\s+\$[\d,.]+/);
      await page.until(/Loan payments, USD/);
      await page.until(/of 1,\d+ transactions loaded/);
      expect(page.tab.url()).not.toContain('cg_');
      expectQuiet(page);

      const other = await chromium.open(page.tab.url());
      await other.tab.getByLabel('Bearer token').fill('cg_unknown');
      await other.tab.getByRole('button', { name: 'Open' }).click();
      await other.until(
        /The server needs a valid bearer token\. Reload the page to enter another one\. UNAUTHENTICATED/,
      );
    } finally {
      await guarded.stop();
    }
  });

  it('is absent with EXPLORER=off, and has a content security policy and only its own files otherwise', async () => {
    const response = await fetch(`${origin}/viewer`);
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'",
    );
    const files = [...(await response.text()).matchAll(/(?:src|href)="(\/viewer\/[^"]+)"/g)].map(
      ([, file]) => file,
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) {
      const { status, headers } = await fetch(origin + file);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    expect((await fetch(`${origin}/viewer/assets/nowhere.js`)).status).toBe(404);
    expect((await fetch(`${origin}/viewer/assets/..%2findex.html`)).status).toBe(404);
    const without = await startTestApp({ EXPLORER: 'off' });
    try {
      expect((await fetch(new URL('/viewer', without.url))).status).toBe(404);
    } finally {
      await without.stop();
    }
  });
});
