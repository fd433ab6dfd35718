import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssetReportAddOns,
  type AssetReportCreateRequestOptions,
  type AssetReportGetRequest,
  Configuration,
  PlaidApi,
  Products,
  ReportType,
} from 'plaid';
import type { Client } from '../../src/sandbox/entities.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.js';

const options = { seed: 'sdk', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 60_000 };
const report_type = ReportType.Asset;

let sandbox: Sandbox;
let ours: PlaidApi;
let partner: PlaidApi;
beforeAll(async () => {
  sandbox = await startSandbox(options);
  ours = sdk(sandbox, sandbox.clients.ours);
  partner = sdk(sandbox, sandbox.clients.partner);
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

/** The official SDK, told nothing of the sandbox but its address. */
function sdk({ url }: Sandbox, client: Client): PlaidApi {
  const headers = { 'PLAID-CLIENT-ID': client.clientId, 'PLAID-SECRET': client.secret };
  return new PlaidApi(new Configuration({ basePath: url, baseOptions: { headers } }));
}

async function link(plaid: PlaidApi, login: { username?: string; password?: string } = {}): Promise<string> {
  const { data: created } = await plaid.sandboxPublicTokenCreate({
    institution_id: 'ins_109508',
    initial_products: [Products.Assets],
    options: {
      override_username: login.username ?? 'user_salaried',
      override_password: login.password ?? 'pass_good',
    },
  });
  const { data: exchanged } = await plaid.itemPublicTokenExchange({ public_token: created.public_token });
  return exchanged.access_token;
}

async function createReport(
  plaid: PlaidApi,
  accessToken: string,
  reportOptions: AssetReportCreateRequestOptions = {},
  daysRequested = 60,
) {
  const { data } = await plaid.assetReportCreate({
    access_tokens: [accessToken],
    days_requested: daysRequested,
    options: reportOptions,
  });
  return data;
}

async function get(plaid: PlaidApi, assetReportToken: string, request: AssetReportGetRequest = {}) {
  return (await plaid.assetReportGet({ asset_report_token: assetReportToken, ...request })).data;
}

async function errorOf(
  promise: Promise<unknown>,
): Promise<{ status: number; code: string; message: string }> {
  const { response } = await promise.then(
    () => Promise.reject(new Error('expected an error')),
    (error) => error,
  );
  return {
    status: response.status,
    code: `${response.data.error_type}/${response.data.error_code}`,
    message: response.data.error_message,
  };
}

const finishReports = () => sandbox.clock.advance(options.reportDelayMs);
const notReady = { status: 400, code: 'ASSET_REPORT_ERROR/PRODUCT_NOT_READY', message: '' };
const invalidToken = { status: 400, code: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN' };
const invalidRelay = { status: 400, code: 'INVALID_REQUEST/INVALID_FIELD' };

describe('an Asset Report', () => {
  it('is not ready at first, and then the same on every reading', async () => {
    const created = await createReport(ours, await link(ours), { client_report_id: 'loan-1' });
    expect(created.asset_report_token).toMatch(/^assets-sandbox-[0-9a-f-]{36}$/);
    expect(await errorOf(get(ours, created.asset_report_token))).toEqual(notReady);
    finishReports();
    const { request_id, ...first } = await get(ours, created.asset_report_token);
    const { request_id: _, ...second } = await get(ours, created.asset_report_token);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(first.report).toMatchObject({
      asset_report_id: created.asset_report_id,
      client_report_id: 'loan-1',
      date_generated: expect.stringMatching(/^2026-03-02T\d\d:\d\d:\d\dZ$/),
      days_requested: 60,
      items: [{ institution_id: 'ins_109508', institution_name: 'First Platypus Bank' }],
    });
  });

  it('becomes ready by itself', async () => {
    const quick = await startAnother({ reportDelayMs: 100 });
    const plaid = sdk(quick, quick.clients.ours);
    const { asset_report_token } = await createReport(
      plaid,
      quick.samples.accessTokens[0]?.accessToken ?? '',
    );
    const report = async (): Promise<unknown> => {
      const error = await errorOf(get(plaid, asset_report_token)).catch(() => undefined);
      if (error === undefined) return (await get(plaid, asset_report_token)).report;
      expect(error).toEqual(notReady);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return report();
    };
    expect(await report()).toMatchObject({ days_requested: 60 });
  });

  it('has eight keys on a transaction, and twelve more only with Insights', async () => {
    const { assetReportToken = '' } = sandbox.samples.assetReports[0] ?? {};
    const plain = await get(ours, assetReportToken);
    const withInsights = await get(ours, assetReportToken, { include_insights: true });
    const keys = (data: typeof plain) =>
      new Set(
        data.report.items.flatMap(({ accounts }) =>
          accounts.flatMap(({ transactions }) => transactions.map((one) => Object.keys(one).sort().join())),
        ),
      );
    const core = [
      'account_id',
      'amount',
      'date',
      'iso_currency_code',
      'original_description',
      'pending',
      'transaction_id',
      'unofficial_currency_code',
    ];
    const insights = [
      'account_owner',
      'category',
      'category_id',
      'check_number',
      'credit_category',
      'date_transacted',
      'location',
      'merchant_name',
      'name',
      'payment_meta',
      'pending_transaction_id',
      'transaction_type',
    ];
    expect([...keys(plain)]).toEqual([core.join()]);
    expect([...keys(withInsights)]).toEqual([[...core, ...insights].sort().join()]);
  });

  it("shows the days that were requested, or fewer at the reader's wish, never more", async () => {
    const { asset_report_token } = await createReport(ours, await link(ours), {}, 30);
    finishReports();
    const history = async (request: AssetReportGetRequest) => {
      const { report } = await get(ours, asset_report_token, request);
      const [account] = report.items[0]?.accounts ?? [];
      return {
        days: account?.days_available,
        balances: account?.historical_balances.length,
        newest: account?.historical_balances[0]?.date,
        oldest: account?.transactions.map(({ date }) => date).sort()[0],
      };
    };
    const month = await history({});
    expect(month).toMatchObject({ days: 30, balances: 30, newest: '2026-03-01' });
    expect(month.oldest).toMatch(/^2026-(01-3|02-0)/);
    const week = await history({ options: { days_to_include: 7 } });
    expect(week).toMatchObject({ days: 7, balances: 7, newest: '2026-03-01' });
    expect(String(week.oldest) >= '2026-02-23').toBe(true);
    expect(await history({ options: { days_to_include: 90 } })).toEqual(month);
    expect(await history({ options: { days_to_include: 0 } })).toEqual({ days: 0, balances: 0 });
  });

  it('echoes the user it was created with, with null for what was left out', async () => {
    const { asset_report_token } = await createReport(ours, await link(ours), {
      user: { first_name: 'Ada', ssn: '000-00-0001' },
    });
    finishReports();
    expect((await get(ours, asset_report_token)).report.user).toEqual({
      client_user_id: null,
      email: null,
      first_name: 'Ada',
      last_name: null,
      middle_name: null,
      phone_number: null,
      ssn: '000-00-0001',
    });
  });

  it('comes earlier without history when the fast_assets add-on was asked for', async () => {
    const { asset_report_token } = await createReport(ours, await link(ours), {
      add_ons: [AssetReportAddOns.FastAssets],
    });
    expect(await errorOf(get(ours, asset_report_token, { fast_report: true }))).toEqual(notReady);
    sandbox.clock.advance(options.reportDelayMs / 2);
    const fast = await get(ours, asset_report_token, { fast_report: true });
    expect(await errorOf(get(ours, asset_report_token))).toEqual(notReady);
    const accounts = fast.report.items[0]?.accounts ?? [];
    expect(accounts.length).toBeGreaterThan(0);
    for (const account of accounts) {
      expect(account).toMatchObject({ transactions: [], historical_balances: [] });
      expect(account.owners[0]?.names.length).toBeGreaterThan(0);
    }
  });

  it('holds investments only with the investments add-on', async () => {
    const accessToken = await link(ours, { username: 'user_wealthy' });
    const without = await createReport(ours, accessToken);
    const withAddOn = await createReport(ours, accessToken, { add_ons: [AssetReportAddOns.Investments] });
    finishReports();
    const investments = async (token: string) =>
      (await get(ours, token)).report.items[0]?.accounts.filter((account) => account.investments) ?? [];
    expect(await investments(without.asset_report_token)).toEqual([]);
    const [account] = await investments(withAddOn.asset_report_token);
    expect(account?.investments?.holdings?.[0]?.institution_value).toBeGreaterThan(0);
    expect(account?.investments?.securities?.length).toBeGreaterThan(0);
  });

  it('warns of what the bank would not give, with a flat cause', async () => {
    const { relayToken = '' } =
      sandbox.samples.relayTokens.find(({ borrower }) => borrower === 'user_sparse') ?? {};
    const { data } = await ours.creditRelayGet({ relay_token: relayToken, report_type });
    expect(data.warnings.length).toBeGreaterThan(0);
    const itemId = data.report.items[0]?.item_id;
    for (const warning of data.warnings) {
      expect(warning.warning_type).toBe('ASSET_REPORT_WARNING');
      if (warning.cause !== null)
        expect(warning.cause).toMatchObject({ item_id: itemId, error_code: expect.any(String) });
    }
  });

  it('is gone once removed, and its Items are not', async () => {
    const accessToken = await link(ours);
    const { asset_report_token } = await createReport(ours, accessToken);
    finishReports();
    expect((await ours.assetReportRemove({ asset_report_token })).data.removed).toBe(true);
    expect(await errorOf(get(ours, asset_report_token))).toMatchObject(invalidToken);
    expect(await errorOf(ours.assetReportRefresh({ asset_report_token }))).toMatchObject(invalidToken);
    await expect(createReport(ours, accessToken)).resolves.toHaveProperty('asset_report_id');
  });
});

describe('a refreshed Asset Report', () => {
  const webhook = 'https://lender.example/webhook';
  const user = { client_user_id: 'u1', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' };
  const create = async () => {
    const created = await createReport(ours, await link(ours), { client_report_id: 'loan-1', webhook, user });
    finishReports();
    return created;
  };
  const refresh = async (
    token: string,
    request: Parameters<PlaidApi['assetReportRefresh']>[0] | object = {},
  ) => {
    const { data } = await ours.assetReportRefresh({ asset_report_token: token, ...request });
    return data;
  };
  const read = async (token: string) => {
    finishReports();
    return (await get(ours, token)).report;
  };

  it('is another report, not ready at first, that leaves the old one as it was', async () => {
    const created = await create();
    const before = await get(ours, created.asset_report_token);
    const refreshed = await refresh(created.asset_report_token);
    expect(refreshed.asset_report_id).not.toBe(created.asset_report_id);
    expect(refreshed.asset_report_token).not.toBe(created.asset_report_token);
    expect(await errorOf(get(ours, refreshed.asset_report_token))).toEqual(notReady);
    finishReports();
    expect((await get(ours, created.asset_report_token)).report).toEqual(before.report);
    const { report } = await get(ours, refreshed.asset_report_token);
    expect(report.items.map(({ item_id }) => item_id)).toEqual(
      before.report.items.map(({ item_id }) => item_id),
    );
  });

  it('keeps every parameter that is left out', async () => {
    const { asset_report_token } = await refresh((await create()).asset_report_token);
    expect(await read(asset_report_token)).toMatchObject({
      client_report_id: 'loan-1',
      days_requested: 60,
      user,
    });
  });

  it('takes the parameters that are given, and the user field by field', async () => {
    const { asset_report_token } = await refresh((await create()).asset_report_token, {
      days_requested: 10,
      options: { client_report_id: 'loan-2', user: { last_name: 'King' } },
    });
    expect(await read(asset_report_token)).toMatchObject({
      client_report_id: 'loan-2',
      days_requested: 10,
      user: { ...user, last_name: 'King' },
    });
  });

  it('empties what is given as an empty string', async () => {
    const { asset_report_token } = await refresh((await create()).asset_report_token, {
      options: { client_report_id: '', webhook: '', user: { email: '' } },
    });
    expect(await read(asset_report_token)).toMatchObject({
      client_report_id: null,
      user: { ...user, email: null },
    });
  });
});

describe('a relay token', () => {
  const ourClientId = () => sandbox.clients.ours.clientId;
  const relay = async (secondaryClientId = ourClientId()) => {
    const report = await createReport(partner, await link(partner));
    const { data } = await partner.creditRelayCreate({
      report_tokens: [report.asset_report_token],
      secondary_client_id: secondaryClientId,
    });
    expect(data.relay_token).toMatch(/^credit-relay-sandbox-[0-9a-f-]{36}$/);
    return { ...report, relay_token: data.relay_token };
  };
  const read = async (plaid: PlaidApi, relay_token: string) =>
    (await plaid.creditRelayGet({ relay_token, report_type })).data;

  it('lets the secondary client, and nobody else, read the report once it is ready', async () => {
    const { relay_token, asset_report_token } = await relay();
    expect(await errorOf(read(ours, relay_token))).toEqual(notReady);
    finishReports();
    expect((await read(ours, relay_token)).report).toEqual((await get(partner, asset_report_token)).report);
    expect(await errorOf(read(partner, relay_token))).toMatchObject(invalidRelay);
    expect(await errorOf(get(ours, asset_report_token))).toMatchObject(invalidToken);
  });

  it('may be made for oneself', async () => {
    const { relay_token } = await relay(sandbox.clients.partner.clientId);
    finishReports();
    expect((await read(partner, relay_token)).report.days_requested).toBe(60);
  });

  it('moves on to a new report when refreshed, and the owner keeps the old one', async () => {
    const { relay_token, asset_report_id, asset_report_token } = await relay();
    finishReports();
    const { data: refreshed } = await ours.creditRelayRefresh({ relay_token, report_type });
    expect(refreshed.relay_token).toBe(relay_token);
    expect(refreshed.asset_report_id).not.toBe(asset_report_id);
    expect(await errorOf(read(ours, relay_token))).toEqual(notReady);
    finishReports();
    const { report } = await read(ours, relay_token);
    expect(report).toMatchObject({ asset_report_id: refreshed.asset_report_id, days_requested: 60 });
    expect((await get(partner, asset_report_token)).report.asset_report_id).toBe(asset_report_id);
  });

  it.each(['owner', 'secondary'])('can be revoked by its %s, without harm to the report', async (who) => {
    const { relay_token, asset_report_token } = await relay();
    finishReports();
    const { data } = await (who === 'owner' ? partner : ours).creditRelayRemove({ relay_token });
    expect(data.removed).toBe(true);
    expect(await errorOf(read(ours, relay_token))).toMatchObject(invalidRelay);
    expect(await errorOf(ours.creditRelayRefresh({ relay_token, report_type }))).toMatchObject(invalidRelay);
    expect(await errorOf(ours.creditRelayRemove({ relay_token }))).toMatchObject(invalidRelay);
    expect((await get(partner, asset_report_token)).report.days_requested).toBe(60);
  });

  it('reads nothing once the owner has removed the report', async () => {
    const { relay_token, asset_report_token } = await relay();
    finishReports();
    await partner.assetReportRemove({ asset_report_token });
    expect(await errorOf(read(ours, relay_token))).toMatchObject(invalidRelay);
  });
});

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
    const { report } = await get(ours, asset_report_token);
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
    expect((await get(ours, assetReport?.assetReportToken ?? '')).report.days_requested).toBe(730);
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
