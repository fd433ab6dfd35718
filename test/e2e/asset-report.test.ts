import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AssetReportDocument,
  CreateAssetReportDocument,
  RefreshAssetReportDocument,
} from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const CREATE = '/asset_report/create';
const REFRESH = '/asset_report/refresh';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'an Item of ours').accessToken;
const ownReport = () => given(app.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;

async function finished(token: string) {
  app.finishReports();
  const { data } = await app.execute(AssetReportDocument, { token });
  return given(data?.assetReport?.report, 'a finished report');
}

async function create(options: Record<string, unknown> = {}, daysRequested = 61) {
  const { data, errors } = await app.execute(CreateAssetReportDocument, {
    input: { accessTokens: [accessToken()], daysRequested, options },
  });
  expect(errors).toEqual([]);
  return given(data?.createAssetReport, 'a new report');
}

async function refresh(input: Record<string, unknown> & { assetReportToken: string }) {
  const { data, errors } = await app.execute(RefreshAssetReportDocument, { input });
  expect(errors).toEqual([]);
  return given(data?.refreshAssetReport, 'a refreshed report');
}

const USER = { clientUserId: 'applicant-1', firstName: 'Iris', lastName: 'Larkspur', ssn: '000-00-0042' };

/** For callers without a purpose. */
const SEEN = { ...USER, ssn: '***-**-0042' };

describe('assetReport', () => {
  it('reads an own report by its token', async () => {
    const { data, errors } = await app.execute(AssetReportDocument, { token: ownReport() });
    expect(errors).toEqual([]);
    expect(data?.assetReport).toMatchObject({ status: 'READY', report: { daysRequested: 730 } });
  });

  it('requests Insights when the operation reads them, unless the client declines them', async () => {
    await app.execute(AssetReportDocument, { token: ownReport(), includeInsights: false });
    expect(app.sandbox.calls.lastBody('/asset_report/get')).toMatchObject({ include_insights: false });
    await app.execute(AssetReportDocument, { token: ownReport() });
    expect(app.sandbox.calls.lastBody('/asset_report/get')).toMatchObject({ include_insights: true });
  });

  it("is FAILED with Plaid's error when Plaid could not create the report", async () => {
    app.sandbox.faults.set('/asset_report/get', {
      kind: 'error',
      status: 400,
      errorType: 'ASSET_REPORT_ERROR',
      errorCode: 'DATA_UNAVAILABLE',
    });
    const { data, errors } = await app.execute(AssetReportDocument, { token: ownReport() });

    expect(errors).toEqual([]);
    expect(data?.assetReport).toMatchObject({
      status: 'FAILED',
      report: null,
      retryAfterMs: null,
      error: {
        errorType: 'ASSET_REPORT_ERROR',
        errorCode: 'DATA_UNAVAILABLE',
        requestId: expect.any(String),
      },
    });
  });

  it("treats the Item's PRODUCT_NOT_READY as an error: only the report's own means PENDING", async () => {
    app.sandbox.faults.set('/asset_report/get', {
      kind: 'error',
      status: 400,
      errorType: 'ITEM_ERROR',
      errorCode: 'PRODUCT_NOT_READY',
    });
    const { data, errors } = await app.execute(AssetReportDocument, { token: ownReport() });

    expect(data).toEqual({ assetReport: null });
    expect(errors[0]?.extensions).toMatchObject({ code: 'PLAID_ERROR', plaid: { errorType: 'ITEM_ERROR' } });
  });
});

describe('createAssetReport', () => {
  it('creates a report that is PENDING, then READY with the requested options', async () => {
    const made = await create({ clientReportId: 'loan-7', user: USER });
    expect(made.assetReport).toEqual({ status: 'PENDING', retryAfterMs: 5_000 });

    const report = await finished(made.assetReportToken);
    expect(report).toMatchObject({
      assetReportId: made.assetReportId,
      clientReportId: 'loan-7',
      daysRequested: 61,
    });
    expect(report.user).toMatchObject({ ...SEEN, middleName: null, email: null });
    const dates = report.items.flatMap((item) =>
      item.accounts.flatMap((account) =>
        given(account.allTransactions, 'transactions').map((transaction) => transaction.date),
      ),
    );
    // 61 days before the sandbox's clock, which starts at 2026-03-15.
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.every((date) => date >= '2026-01-13')).toBe(true);
  });

  it("has investments with the add-on, and sends options in Plaid's names", async () => {
    await create({ addOns: ['INVESTMENTS'], requireAllItems: false, webhook: 'https://example.com/hook' });
    expect(app.sandbox.calls.lastBody(CREATE)).toMatchObject({
      options: { add_ons: ['investments'], require_all_items: false, webhook: 'https://example.com/hook' },
    });
  });
});

describe('refreshAssetReport', () => {
  it('returns a new id and token, and does not change the old report', async () => {
    const old = await create({ clientReportId: 'loan-8' });
    const before = await finished(old.assetReportToken);

    const made = await refresh({ assetReportToken: old.assetReportToken, daysRequested: 30 });
    expect(made.assetReportToken).not.toBe(old.assetReportToken);
    expect(made.assetReportId).not.toBe(old.assetReportId);
    expect(await finished(made.assetReportToken)).toMatchObject({
      daysRequested: 30,
      clientReportId: 'loan-8',
    });
    expect(await finished(old.assetReportToken)).toEqual(before);
  });

  it('keeps absent fields, clears empty ones, and can change a single field of the user', async () => {
    const old = await create({ clientReportId: 'loan-9', user: USER });
    const made = await refresh({
      assetReportToken: old.assetReportToken,
      options: { clientReportId: '', user: { lastName: 'Foxglove' } },
    });

    const report = await finished(made.assetReportToken);
    expect(report.clientReportId ?? '').toBe('');
    expect(report.daysRequested).toBe(61);
    expect(report.user).toMatchObject({ ...SEEN, lastName: 'Foxglove' });
  });

  it('forwards an empty string, but no null', async () => {
    const token = ownReport();
    await refresh({
      assetReportToken: token,
      daysRequested: null,
      options: {
        clientReportId: null,
        webhook: '',
        user: { firstName: null, email: '', lastName: 'Foxglove' },
      },
    });
    expect(app.sandbox.calls.lastBody(REFRESH)).toEqual({
      asset_report_token: token,
      options: { webhook: '', user: { email: '', last_name: 'Foxglove' } },
    });

    await refresh({ assetReportToken: token, options: null });
    expect(app.sandbox.calls.lastBody(REFRESH)).toEqual({ asset_report_token: token });
  });
});
