import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaidApi, ReportType } from 'plaid';
import { createReport, getReport, link, sdk } from '../../../../test/support/plaid-sdk.js';
import { type LeftOutOfItem, type Sandbox, type SandboxOptions, startSandbox } from '../../src/server.js';

const options = { seed: 'sdk', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 60_000 };
const report_type = ReportType.Asset;

let sandbox: Sandbox;
let ours: PlaidApi;
beforeAll(async () => {
  sandbox = await startSandbox(options);
  ours = sdk(sandbox, sandbox.clients.ours);
});
afterAll(() => sandbox.stop());

const others: Sandbox[] = [];
afterEach(() => Promise.all(others.splice(0).map((other) => other.stop())));

/** A separate sandbox for one test. */
async function startAnother(changes: Partial<SandboxOptions>): Promise<Sandbox> {
  const other = await startSandbox({ ...options, ...changes });
  others.push(other);
  return other;
}

const finishReports = () => sandbox.clock.advance(options.reportDelayMs);

describe('a custom user', () => {
  it('has the accounts and transactions of its configuration', async () => {
    const configuration = {
      override_accounts: [
        {
          type: 'depository',
          subtype: 'checking',
          starting_balance: 500,
          transactions: [
            {
              date_transacted: '2026-02-20',
              date_posted: '2026-02-21',
              amount: 12.34,
              description: 'CORNER SHOP',
              currency: 'USD',
            },
            {
              date_transacted: '2026-02-24',
              date_posted: '2026-02-25',
              amount: -250,
              description: 'WAGES',
              currency: 'USD',
            },
          ],
        },
      ],
    };
    const accessToken = await link(ours, {
      username: 'user_custom',
      password: JSON.stringify(configuration),
    });
    const { asset_report_token } = await createReport(ours, accessToken);
    finishReports();
    const { report } = await getReport(ours, asset_report_token);
    const accounts = report.items[0]?.accounts ?? [];
    expect(accounts).toMatchObject([{ type: 'depository', subtype: 'checking' }]);
    const transactions = accounts[0]?.transactions.map(({ date, amount, original_description }) => ({
      date,
      amount,
      original_description,
    }));
    expect(transactions).toEqual([
      { date: '2026-02-25', amount: -250, original_description: 'WAGES' },
      { date: '2026-02-21', amount: 12.34, original_description: 'CORNER SHOP' },
    ]);
  });
});

/** The Item of a custom user with one account. */
const linkCustom = (plaid: PlaidApi, account: object) =>
  link(plaid, {
    username: 'user_custom',
    password: JSON.stringify({ override_accounts: [{ type: 'depository', ...account }] }),
  });

describe('the configuration of a custom user', () => {
  it('from a template of nulls gives a business account and unchanged amounts of four decimals', async () => {
    const access_token = await link(ours, {
      username: 'user_custom',
      password: await readFile('test/custom-users/mostly-null.json', 'utf8'),
    });
    const { asset_report_token } = await createReport(ours, access_token);
    await ours.cashflowReportRefresh({ access_token, days_requested: 30 });
    finishReports();
    const { report } = await getReport(ours, asset_report_token);
    expect(report.items[0]?.accounts).toMatchObject([
      { mask: '0042', balances: { current: 23_619.4805, available: 23_619.4805 } },
    ]);
    const balances = report.items[0]?.accounts[0]?.historical_balances.map(({ current }) => current);
    expect(new Set(balances)).toEqual(new Set([23_619.4805, 23_631.9805]));
    const { data: cashflow } = await ours.cashflowReportGet({ access_token, days_requested: 30 });
    expect(cashflow.accounts).toMatchObject([
      { holder_category: 'business', balances: { current: 23_619.4805 } },
    ]);
    const { data: insights } = await ours.cashflowReportInsightsGet({ access_token });
    const amounts = insights.account_insights.historical_balances.map(({ amount }) => amount);
    expect(new Set(amounts)).toEqual(new Set([23_619.4805, 23_631.9805]));
  });

  it('never shows a day after the creation of the Item, also in later reports', async () => {
    const dated = (date: string, amount: number) => ({
      date_transacted: date,
      date_posted: date,
      amount,
      description: 'SHOP',
    });
    const other = await startAnother({});
    const plaid = sdk(other, other.clients.ours);
    const accessToken = await linkCustom(plaid, {
      starting_balance: 100,
      transactions: [dated('2026-03-01', 5), dated('2026-03-05', 7)],
    });
    for (const days of [0, 10]) {
      other.clock.advance(days * 86_400_000);
      const { asset_report_token } = await createReport(plaid, accessToken);
      other.clock.advance(options.reportDelayMs);
      const { report } = await getReport(plaid, asset_report_token);
      expect(report.items[0]?.accounts).toMatchObject([
        { balances: { current: 95, available: 95 }, transactions: [{ amount: 5 }] },
      ]);
    }
  });

  it('is passed to onLeftOut only if parts have no effect', async () => {
    const told: LeftOutOfItem[] = [];
    const other = await startAnother({ onLeftOut: (item) => told.push(item) });
    const plaid = sdk(other, other.clients.ours);
    await linkCustom(plaid, { starting_balance: 1 });
    expect(told).toEqual([]);
    await linkCustom(plaid, { meta: { colour: 'green' } });
    expect(told.map(({ leftOut }) => leftOut)).toEqual([
      [{ path: 'override_accounts[0].meta.colour', reason: 'is an unknown key' }],
    ]);
  });
});

describe('the samples', () => {
  it('are ready at once: relayed reports, and our own Items and reports', async () => {
    const borrowers = sandbox.samples.relayTokens.map(({ borrower }) => borrower);
    expect(borrowers).toEqual(['user_salaried', 'user_self_employed', 'user_wealthy', 'user_sparse']);
    for (const { relayToken } of sandbox.samples.relayTokens) {
      const { data } = await ours.creditRelayGet({ relay_token: relayToken, report_type });
      expect(data.report.items[0]?.accounts.length).toBeGreaterThan(0);
    }
    const [assetReport] = sandbox.samples.assetReports;
    expect((await getReport(ours, assetReport?.assetReportToken ?? '')).report.days_requested).toBe(730);
    const [own] = sandbox.samples.accessTokens;
    const { data } = await ours.cashflowReportRefresh({
      access_token: own?.accessToken ?? '',
      days_requested: 365,
    });
    expect(data.request_id).toMatch(/^[0-9A-Za-z]{15}$/);
  });

  it('depend only on the seed and the day', async () => {
    const twin = await startAnother({});
    const stranger = await startAnother({ seed: 'another' });
    expect(twin.samples).toEqual(sandbox.samples);
    expect(stranger.samples.relayTokens[0]).not.toEqual(sandbox.samples.relayTokens[0]);
    const { relayToken: relay_token = '' } = sandbox.samples.relayTokens[0] ?? {};
    const readItems = async (plaid: PlaidApi) =>
      (await plaid.creditRelayGet({ relay_token, report_type })).data.report.items.map(
        ({ accounts }) => accounts,
      );
    expect(await readItems(sdk(twin, twin.clients.ours))).toEqual(await readItems(ours));
  });
});
