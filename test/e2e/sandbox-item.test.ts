import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaidApi, ReportType } from 'plaid';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.js';
import { createReport, getReport, link, sdk } from '../support/plaid-sdk.js';

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

/** A second sandbox, for one test. */
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

describe('the samples', () => {
  it('are ready at once: a relayed report of each borrower, and Items and reports of our own', async () => {
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

  it('follow from the seed and the day, and from nothing else', async () => {
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
