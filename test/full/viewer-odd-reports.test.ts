import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Chromium, describeWithChromium, type Page, startChromium } from '../support/chromium.js';
import { type StandIn, startAgainst } from '../support/stand-in-plaid.js';
import { given, post } from '../support/test-app.js';

const DOLLARS = { iso_currency_code: 'USD', unofficial_currency_code: null };
const EUROS = { iso_currency_code: 'EUR', unofficial_currency_code: null };
const BITCOIN = { iso_currency_code: null, unofficial_currency_code: 'BTC' };
const NO_CURRENCY = { iso_currency_code: null, unofficial_currency_code: null };
const MS_PER_DAY = 86_400_000;

/** The day this number of days before the report. */
const daysBefore = (days: number) =>
  new Date(Date.parse('2026-03-14') - days * MS_PER_DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);

const balances = (current: number, currency: object) =>
  Array.from({ length: 60 }, (_, index) => ({ date: daysBefore(index + 1), current, ...currency }));

function transaction(transaction_id: string, amount: number, currency: object, primary = 'SHOPPING') {
  return {
    transaction_id,
    amount,
    date: daysBefore(Number(transaction_id.at(-1))),
    pending: false,
    original_description: transaction_id,
    credit_category: { primary, detailed: primary },
    ...currency,
  };
}

interface Own {
  readonly transactions?: readonly object[];
  readonly [part: string]: unknown;
}

function account(account_id: string, currency: object, { transactions = [], ...own }: Own = {}) {
  return {
    account_id,
    name: account_id,
    mask: null,
    type: 'depository',
    subtype: 'checking',
    balances: { current: 100, available: null, ...currency },
    owners: [{ names: ['Ann Lee'], phone_numbers: [], emails: [], addresses: [] }],
    historical_balances: balances(100, currency),
    transactions: transactions.map((one) => ({ account_id, ...one })),
    ...own,
  };
}

/** The account of another owner. */
const bobs = { owners: [{ names: ['Bob Ray'], phone_numbers: [], emails: [], addresses: [] }] };

const REPORTS: Readonly<Record<string, readonly object[]>> = {
  'no-accounts': [],
  'no-currency': [
    account('A', NO_CURRENCY, {
      historical_balances: balances(-5.5, NO_CURRENCY),
      transactions: [
        transaction('pay-3', -1500, NO_CURRENCY),
        transaction('fee-2', 20, NO_CURRENCY, 'BANK_PENALTIES'),
      ],
    }),
    account('B', DOLLARS, { transactions: [transaction('lamp-4', 7, DOLLARS)] }),
  ],
  'two-currencies': [
    account('A', DOLLARS, {
      historical_balances: [...balances(-10, DOLLARS), ...balances(-7, EUROS)],
      transactions: [transaction('lamp-4', 50, DOLLARS), transaction('wine-4', 60, EUROS)],
    }),
  ],
  small: [
    account('A', BITCOIN, { balances: { current: 0.0004, ...BITCOIN } }),
    account('B', DOLLARS, {
      balances: { current: -0.001, ...DOLLARS },
      transactions: [transaction('rounding-3', 0.001, DOLLARS)],
    }),
  ],
  transfer: [
    account('A', DOLLARS, { transactions: [transaction('in-3', -5000, DOLLARS)] }),
    account('B', DOLLARS, { ...bobs, transactions: [transaction('out-4', 5000, DOLLARS)] }),
  ],
};

function answerFor(relayToken: string) {
  return {
    report: {
      asset_report_id: `report-${relayToken}`,
      date_generated: '2026-03-14T07:20:25Z',
      days_requested: 90,
      user: { first_name: 'Ann', last_name: 'Lee' },
      items: [
        {
          item_id: 'I1',
          institution_name: 'First Platypus Bank',
          date_last_updated: '2026-03-14T00:00:00Z',
          accounts: REPORTS[relayToken],
        },
      ],
    },
    warnings: [],
    request_id: 'q1',
  };
}

describeWithChromium('the viewer, for reports with odd parts,', () => {
  let standIn: StandIn;
  let chromium: Chromium;
  beforeAll(async () => {
    standIn = await startAgainst(
      async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { relay_token } = JSON.parse(Buffer.concat(chunks).toString()) as { relay_token: string };
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answerFor(relay_token)));
      },
      { EXPLORER: 'on', CACHE_MAX_MB: '16' },
    );
    chromium = await startChromium();
  });
  afterEach(() => chromium.closePages());
  afterAll(async () => {
    await chromium.stop();
    await standIn.stop();
  });

  async function open(relayToken: string): Promise<Page> {
    const { url, authorization } = standIn.asking;
    const query = 'query ($relayToken: String!) { relayToken(token: $relayToken) { id } }';
    const { data } = await post<{ relayToken: { id: string } }>(
      url,
      { query, variables: { relayToken } },
      authorization,
    );
    const page = await chromium.open(
      `${new URL(url).origin}/viewer?report=${given(data, 'data').relayToken.id}`,
    );
    await page.tab
      .getByLabel('Bearer token')
      .fill(given(authorization.authorization, 'a key').replace('Bearer ', ''));
    await page.tab.getByRole('button', { name: 'Open' }).click();
    await page.until(/transactions? loaded|No transaction matches|transactions are missing\.$/);
    await page.tab.waitForSelector('.waiting', { state: 'detached' });
    return page;
  }

  /** What a number opens: the descriptions of its transactions. */
  async function openedBy(page: Page, title: RegExp | string): Promise<string[]> {
    await page.tab.getByRole('button', { name: title }).first().click();
    const dialog = page.tab.getByRole('dialog');
    await dialog.locator('.loaded, .empty, .problem').first().waitFor();
    expect(await dialog.locator('.problem').count()).toBe(0);
    if ((await dialog.locator('.loaded').count()) > 0)
      await dialog.locator('td.of-description').first().waitFor();
    const descriptions = await dialog.locator('td.of-description .text').allInnerTexts();
    await page.tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return descriptions.toSorted();
  }

  it('opens the transactions behind numbers in a currency that Plaid did not name, and only those', async () => {
    const page = await open('no-currency');
    const text = await page.until(/Bank penalties, currency not named/);
    expect(text).toContain('Money in and out by month, currency not named');
    expect(await openedBy(page, /^1 Bank penalties, currency not named/)).toEqual(['fee-2']);
    expect(await openedBy(page, /^Money in, Mar 2026.*\+1,500/)).toEqual(['pay-3']);
    expect(await openedBy(page, /^60 Days below zero, accounts together, currency not named/)).toEqual([
      'fee-2',
      'pay-3',
    ]);
    expect(page.complaints).toEqual([]);
  });

  it('opens only the transactions in the currency of a number, on an account with two', async () => {
    const page = await open('two-currencies');
    await page.until(/Days below zero, A, EUR/);
    expect(await openedBy(page, /^60 Days below zero, A, EUR/)).toEqual(['wine-4']);
    expect(await openedBy(page, /^60 Days below zero, A, USD/)).toEqual(['lamp-4']);
    expect(await openedBy(page, /^−€7.00 Average daily balance of A/)).toEqual(['wine-4']);
    expect(await openedBy(page, /^−\$10.00 Average daily balance of Ann Lee/)).toEqual(['lamp-4']);
  });

  it('shows no figure of a report without accounts as none', async () => {
    const page = await open('no-accounts');
    await page.until(/Not known: the report has no accounts/);
    const figures = await page.tab.locator('.key-figures').innerText();
    expect(figures).not.toMatch(/none|^0$|\$/m);
    expect(figures.match(/n\/a/g)).toHaveLength(6);
    expect(await page.accessibilityFaults()).toEqual([]);
  });

  it('shows a small amount of a cryptocurrency, and no zero with a minus sign', async () => {
    const page = await open('small');
    const text = await page.until(/0\.0004 BTC/);
    expect(text).not.toMatch(/−\$?0(\.00)?\s/);
  });

  it('opens one deposit by its amount, and both sides of a transfer by the words beside it', async () => {
    const page = await open('transfer');
    await page.until(/looks like a transfer/);
    expect(await openedBy(page, /Deposit of Mar 11, 2026/)).toEqual(['in-3']);
    expect(await openedBy(page, /^looks like a transfer/)).toEqual(['in-3', 'out-4']);
  });

  it('names the owners of assets when there are several', async () => {
    const page = await open('transfer');
    const figures = await page.tab.locator('.key-figures').innerText();
    expect(figures).toMatch(/\$100\.00[\s\S]*Ann Lee[\s\S]*\$100\.00[\s\S]*Bob Ray/);
  });

  it('says that transactions could not be read, each time that the same number is opened', async () => {
    const page = await open('two-currencies');
    await page.until(/Days below zero, A, EUR/);
    let failures = 2;
    await page.tab.route('**/graphql', async (route) => {
      const isPage = /TransactionPage/.test(route.request().postData() ?? '');
      if (!isPage || failures === 0) return route.continue();
      failures -= 1;
      const errors = [
        { message: 'Plaid failed', path: ['node', 'transactions'], extensions: { code: 'ANY' } },
      ];
      const { id } = (route.request().postDataJSON() as { variables: { id: string } }).variables;
      const data = { node: { __typename: 'AssetReport', id, transactions: null } };
      await route.fulfill({ json: { data, errors } });
    });
    const number = page.tab.getByRole('button', { name: /^60 Days below zero, A, USD/ });
    const dialog = page.tab.getByRole('dialog');
    for (const _time of [1, 2]) {
      await number.click();
      await dialog.getByText('Plaid failed').waitFor();
      await page.tab.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(await openedBy(page, /^60 Days below zero, A, USD/)).toEqual(['lamp-4']);
  });
});
