import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AssetReportAddOns, type AssetReportGetRequest, type PlaidApi, ReportType } from 'plaid';
import {
  createReport,
  errorOf,
  getReport,
  invalidParent,
  invalidToken,
  link,
  notReady,
  sdk,
} from '../../../../test/support/plaid-sdk.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/server.js';

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

describe('an Asset Report', () => {
  it('is not ready at first, then the same on every read', async () => {
    const created = await createReport(ours, await link(ours), { client_report_id: 'loan-1' });
    expect(created.asset_report_token).toMatch(/^assets-sandbox-[0-9a-f-]{36}$/);
    expect(await errorOf(getReport(ours, created.asset_report_token))).toEqual(notReady);
    finishReports();
    const { request_id, ...first } = await getReport(ours, created.asset_report_token);
    const { request_id: _, ...second } = await getReport(ours, created.asset_report_token);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(first.report).toMatchObject({
      asset_report_id: created.asset_report_id,
      client_report_id: 'loan-1',
      date_generated: expect.stringMatching(/^2026-03-02T\d\d:\d\d:\d\dZ$/),
      days_requested: 60,
      items: [{ institution_id: 'ins_109508', institution_name: 'First Platypus Bank' }],
    });
  });

  it('becomes ready without an advance of the clock', async () => {
    const quick = await startAnother({ reportDelayMs: 100 });
    const plaid = sdk(quick, quick.clients.ours);
    const { asset_report_token } = await createReport(
      plaid,
      quick.samples.accessTokens[0]?.accessToken ?? '',
    );
    const report = async (): Promise<unknown> => {
      const error = await errorOf(getReport(plaid, asset_report_token)).catch(() => undefined);
      if (error === undefined) return (await getReport(plaid, asset_report_token)).report;
      expect(error).toEqual(notReady);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return report();
    };
    expect(await report()).toMatchObject({ days_requested: 60 });
  });

  it('has eight keys on a transaction, and twelve more only with Insights', async () => {
    const { assetReportToken = '' } = sandbox.samples.assetReports[0] ?? {};
    const plain = await getReport(ours, assetReportToken);
    const withInsights = await getReport(ours, assetReportToken, { include_insights: true });
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

  it('has the requested days, or fewer with days_to_include, never more', async () => {
    const { asset_report_token } = await createReport(ours, await link(ours), {}, 30);
    finishReports();
    const history = async (request: AssetReportGetRequest) => {
      const { report } = await getReport(ours, asset_report_token, request);
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

  it('has the user of the request, with null for missing fields', async () => {
    const { asset_report_token } = await createReport(ours, await link(ours), {
      user: { first_name: 'Ada', ssn: '000-00-0001' },
    });
    finishReports();
    expect((await getReport(ours, asset_report_token)).report.user).toEqual({
      client_user_id: null,
      email: null,
      first_name: 'Ada',
      last_name: null,
      middle_name: null,
      phone_number: null,
      ssn: '000-00-0001',
    });
  });

  it('is ready earlier without history with the fast_assets add-on', async () => {
    const { asset_report_token } = await createReport(ours, await link(ours), {
      add_ons: [AssetReportAddOns.FastAssets],
    });
    expect(await errorOf(getReport(ours, asset_report_token, { fast_report: true }))).toEqual(notReady);
    sandbox.clock.advance(options.reportDelayMs / 2);
    const fast = await getReport(ours, asset_report_token, { fast_report: true });
    expect(await errorOf(getReport(ours, asset_report_token))).toEqual(notReady);
    const accounts = fast.report.items[0]?.accounts ?? [];
    expect(accounts.length).toBeGreaterThan(0);
    for (const account of accounts) {
      expect(account).toMatchObject({ transactions: [], historical_balances: [] });
      expect(account.owners[0]?.names.length).toBeGreaterThan(0);
    }
  });

  it('has investments only with the investments add-on', async () => {
    const accessToken = await link(ours, { username: 'user_wealthy' });
    const without = await createReport(ours, accessToken);
    const withAddOn = await createReport(ours, accessToken, { add_ons: [AssetReportAddOns.Investments] });
    finishReports();
    const investments = async (token: string) =>
      (await getReport(ours, token)).report.items[0]?.accounts.filter((account) => account.investments) ?? [];
    expect(await investments(without.asset_report_token)).toEqual([]);
    const [account] = await investments(withAddOn.asset_report_token);
    expect(account?.investments?.holdings?.[0]?.institution_value).toBeGreaterThan(0);
    expect(account?.investments?.securities?.length).toBeGreaterThan(0);
  });

  it('has a warning with a flat cause for missing bank data', async () => {
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

  it('is removed without its Items', async () => {
    const accessToken = await link(ours);
    const { asset_report_token } = await createReport(ours, accessToken);
    finishReports();
    expect((await ours.assetReportRemove({ asset_report_token })).data.removed).toBe(true);
    expect(await errorOf(getReport(ours, asset_report_token))).toMatchObject(invalidToken);
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
    return (await getReport(ours, token)).report;
  };

  it('is a new report, not ready at first, and the old one does not change', async () => {
    const created = await create();
    const before = await getReport(ours, created.asset_report_token);
    const refreshed = await refresh(created.asset_report_token);
    expect(refreshed.asset_report_id).not.toBe(created.asset_report_id);
    expect(refreshed.asset_report_token).not.toBe(created.asset_report_token);
    expect(await errorOf(getReport(ours, refreshed.asset_report_token))).toEqual(notReady);
    finishReports();
    expect((await getReport(ours, created.asset_report_token)).report).toEqual(before.report);
    const { report } = await getReport(ours, refreshed.asset_report_token);
    expect(report.items.map(({ item_id }) => item_id)).toEqual(
      before.report.items.map(({ item_id }) => item_id),
    );
  });

  it('keeps missing parameters', async () => {
    const { asset_report_token } = await refresh((await create()).asset_report_token);
    expect(await read(asset_report_token)).toMatchObject({
      client_report_id: 'loan-1',
      days_requested: 60,
      user,
    });
  });

  it('has the given parameters, and the user field by field', async () => {
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

  it('clears parameters with an empty string', async () => {
    const { asset_report_token } = await refresh((await create()).asset_report_token, {
      options: { client_report_id: '', webhook: '', user: { email: '' } },
    });
    expect(await read(asset_report_token)).toMatchObject({
      client_report_id: null,
      user: { ...user, email: null },
    });
  });
});

describe('a filtered Asset Report', () => {
  const accountIds = async (token: string) =>
    (await getReport(ours, token)).report.items.flatMap(({ accounts }) =>
      accounts.map(({ account_id }) => account_id),
    );
  const createReady = async () => {
    const { asset_report_token, asset_report_id } = await createReport(ours, await link(ours));
    finishReports();
    const ids = await accountIds(asset_report_token);
    return { asset_report_token, asset_report_id, ids, dropped: ids[0] ?? '', kept: ids.slice(1) };
  };
  const filter = async (token: string, exclude: string[]) =>
    (await ours.assetReportFilter({ asset_report_token: token, account_ids_to_exclude: exclude })).data;

  it('lacks the excluded accounts, has a new id and token, and is not ready at first', async () => {
    const parent = await createReady();
    const filtered = await filter(parent.asset_report_token, [parent.dropped]);
    expect(filtered.asset_report_id).not.toBe(parent.asset_report_id);
    expect(filtered.asset_report_token).toMatch(/^assets-sandbox-[0-9a-f-]{36}$/);
    expect(await errorOf(getReport(ours, filtered.asset_report_token))).toEqual(notReady);
    finishReports();
    expect(await accountIds(filtered.asset_report_token)).toEqual(parent.kept);
    expect(await accountIds(parent.asset_report_token)).toEqual(parent.ids);
  });

  it('has the same data as its parent for the other accounts, also much later', async () => {
    const parent = await createReady();
    sandbox.clock.advance(40 * 86_400_000);
    const { asset_report_token } = await filter(parent.asset_report_token, [parent.dropped]);
    finishReports();
    const { report: whole } = await getReport(ours, parent.asset_report_token);
    const { report: part } = await getReport(ours, asset_report_token);
    expect(part.date_generated).toBe(whole.date_generated);
    expect(part.items[0]?.accounts).toEqual(whole.items[0]?.accounts.slice(1));
  });

  it('remains filtered when it is refreshed or filtered again', async () => {
    const parent = await createReady();
    const { asset_report_token: filtered } = await filter(parent.asset_report_token, [parent.dropped]);
    finishReports();
    const { data: refreshed } = await ours.assetReportRefresh({ asset_report_token: filtered });
    const again = await filter(filtered, parent.kept.slice(0, 1));
    finishReports();
    expect(await accountIds(refreshed.asset_report_token)).toEqual(parent.kept);
    expect(await accountIds(again.asset_report_token)).toEqual(parent.kept.slice(1));
  });

  it('rejects an account that the parent does not have', async () => {
    const parent = await createReady();
    const { asset_report_token: filtered } = await filter(parent.asset_report_token, [parent.dropped]);
    finishReports();
    const invalidAccount = { status: 400, code: 'INVALID_INPUT/INVALID_ACCOUNT_ID' };
    expect(await errorOf(filter(parent.asset_report_token, ['nonsense']))).toMatchObject(invalidAccount);
    expect(await errorOf(filter(filtered, [parent.dropped]))).toMatchObject(invalidAccount);
  });

  it('requires a parent that is ready and not removed', async () => {
    const { asset_report_token } = await createReport(ours, await link(ours));
    expect(await errorOf(filter(asset_report_token, []))).toEqual(notReady);
    finishReports();
    await ours.assetReportRemove({ asset_report_token });
    expect(await errorOf(filter(asset_report_token, []))).toMatchObject(invalidParent);
    expect(await errorOf(filter('assets-sandbox-0', []))).toMatchObject(invalidToken);
  });

  it('remains when its parent is removed', async () => {
    const parent = await createReady();
    const { asset_report_token } = await filter(parent.asset_report_token, [parent.dropped]);
    await ours.assetReportRemove({ asset_report_token: parent.asset_report_token });
    finishReports();
    expect(await accountIds(asset_report_token)).toEqual(parent.kept);
  });
});

describe('a failed Asset Report', () => {
  it('is not ready at first, then an error on every read', async () => {
    sandbox.reportFailures.failNext('DATA_QUALITY_CHECK_FAILED');
    const { asset_report_token } = await createReport(ours, await link(ours), {
      add_ons: [AssetReportAddOns.FastAssets],
    });
    sandbox.clock.advance(options.reportDelayMs / 2);
    expect(await errorOf(getReport(ours, asset_report_token, { fast_report: true }))).toEqual(notReady);
    expect(await errorOf(getReport(ours, asset_report_token))).toEqual(notReady);
    finishReports();
    const failed = { status: 400, code: 'ASSET_REPORT_ERROR/DATA_QUALITY_CHECK_FAILED' };
    expect(await errorOf(getReport(ours, asset_report_token))).toMatchObject(failed);
    expect(await errorOf(getReport(ours, asset_report_token, { fast_report: true }))).toMatchObject(failed);
    expect(await errorOf(ours.assetReportPdfGet({ asset_report_token }))).toMatchObject(failed);
  });

  it('cannot be filtered or copied, but can be refreshed', async () => {
    sandbox.reportFailures.failNext();
    const { asset_report_token } = await createReport(ours, await link(ours));
    finishReports();
    const filter = ours.assetReportFilter({ asset_report_token, account_ids_to_exclude: [] });
    expect(await errorOf(filter)).toMatchObject(invalidParent);
    expect(await errorOf(ours.assetReportAuditCopyCreate({ asset_report_token }))).toMatchObject(
      invalidParent,
    );
    const { data: refreshed } = await ours.assetReportRefresh({ asset_report_token });
    finishReports();
    expect((await getReport(ours, refreshed.asset_report_token)).report.days_requested).toBe(60);
  });
});
