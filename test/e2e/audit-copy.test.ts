import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AssetReportDocument,
  AuditCopyDocument,
  CreateAssetReportDocument,
  CreateAuditCopyDocument,
  FilterAssetReportDocument,
  RefreshAssetReportDocument,
  RelayReportDocument,
  RemoveAssetReportDocument,
  RemoveAuditCopyDocument,
  RemoveRelayTokenDocument,
} from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.faults.clear());

const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'an Item of ours').accessToken;

async function newReport(): Promise<string> {
  const { data } = await app.execute(CreateAssetReportDocument, {
    input: { accessTokens: [accessToken()], daysRequested: 30 },
  });
  const token = given(data?.createAssetReport, 'a new report').assetReportToken;
  await finished(token);
  return token;
}

/** Without Insights, like audit copies. */
async function finished(token: string) {
  app.finishReports();
  const { data } = await app.execute(AssetReportDocument, { token, includeInsights: false });
  return given(data?.assetReport?.report, 'a finished report');
}

async function accountsOf(token: string): Promise<string[]> {
  const { items } = await finished(token);
  return items.flatMap((item) => item.accounts.map(({ accountId }) => accountId));
}

async function newCopy(assetReportToken: string): Promise<string> {
  const { data, errors } = await app.execute(CreateAuditCopyDocument, {
    input: { assetReportToken, auditorId: 'ocrolus' },
  });
  expect(errors).toEqual([]);
  return given(data?.createAuditCopy, 'a copy').auditCopy.token;
}

describe('an audit copy', () => {
  it('has the data of the report without Insights', async () => {
    const report = await newReport();
    const copy = await newCopy(report);
    const { data, errors } = await app.execute(AuditCopyDocument, { token: copy });

    expect(errors).toEqual([]);
    expect(data?.auditCopy?.assetReport?.report).toEqual(await finished(report));
  });

  it('is refused after its removal, but the report stays', async () => {
    const report = await newReport();
    const copy = await newCopy(report);
    const removed = await app.execute(RemoveAuditCopyDocument, { input: { auditCopyToken: copy } });
    expect(removed.data?.removeAuditCopy?.removed).toBe(true);

    const { errors } = await app.execute(AuditCopyDocument, { token: copy });
    expect(errors[0]?.extensions.plaid?.errorCode).toBe('INVALID_AUDIT_COPY_TOKEN');
    expect(await finished(report)).toBeDefined();
  });
});

describe('removeAssetReport', () => {
  it('removes the report and its audit copies, and prevents another copy', async () => {
    const report = await newReport();
    const copy = await newCopy(report);
    const removed = await app.execute(RemoveAssetReportDocument, { input: { assetReportToken: report } });
    expect(removed.data?.removeAssetReport).toMatchObject({ removed: true, requestId: expect.any(String) });

    const codes = [
      (await app.execute(AssetReportDocument, { token: report })).errors,
      (await app.execute(AuditCopyDocument, { token: copy })).errors,
      (await app.execute(CreateAuditCopyDocument, { input: { assetReportToken: report } })).errors,
    ].map(([error]) => error?.extensions.plaid?.errorCode);
    expect(codes).toEqual(['INVALID_ASSET_REPORT_TOKEN', 'INVALID_AUDIT_COPY_TOKEN', 'INVALID_PARENT']);
  });
});

describe('filterAssetReport', () => {
  it('creates a report without the accounts, which a refresh excludes too, and does not change the old one', async () => {
    const report = await newReport();
    const [first = '', ...others] = await accountsOf(report);
    const { data, errors } = await app.execute(FilterAssetReportDocument, {
      input: { assetReportToken: report, accountIdsToExclude: [first] },
    });
    expect(errors).toEqual([]);
    const filtered = given(data?.filterAssetReport, 'a filtered report').assetReportToken;
    expect(await accountsOf(filtered)).toEqual(others);

    const refreshed = await app.execute(RefreshAssetReportDocument, {
      input: { assetReportToken: filtered },
    });
    const again = given(refreshed.data?.refreshAssetReport, 'a refreshed report').assetReportToken;
    expect(await accountsOf(again)).toEqual(others);
    expect(await accountsOf(report)).toEqual([first, ...others]);
  });
});

describe('a mutation that needs a finished report', () => {
  it('is REPORT_NOT_READY and retryable for a pending report', async () => {
    app.sandbox.faults.set('/asset_report/filter', {
      kind: 'error',
      status: 400,
      errorType: 'ASSET_REPORT_ERROR',
      errorCode: 'PRODUCT_NOT_READY',
    });
    const { errors } = await app.execute(FilterAssetReportDocument, {
      input: { assetReportToken: 'assets-any', accountIdsToExclude: ['any'] },
    });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'REPORT_NOT_READY',
      retryable: true,
      retryAfterMs: 5_000,
    });
  });
});

describe('removeRelayToken', () => {
  it('revokes the token: its report is refused from then on', async () => {
    const token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
    const { data } = await app.execute(RemoveRelayTokenDocument, { input: { relayToken: token } });
    expect(data?.removeRelayToken?.removed).toBe(true);

    const { errors } = await app.execute(RelayReportDocument, { token });
    expect(errors[0]?.extensions.plaid?.errorCode).toBe('INVALID_FIELD');
  });
});

describe('assetReport', () => {
  it('limits the history to the requested days', async () => {
    const token = given(app.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;
    const { data, errors } = await app.execute(AssetReportDocument, { token, daysToInclude: 10 });
    expect(errors).toEqual([]);
    const accounts = data?.assetReport?.report?.items.flatMap((item) => item.accounts) ?? [];
    expect(accounts.map(({ historicalBalances }) => historicalBalances?.length)).toEqual([10, 10, 10]);
  });

  it('reads the fast version of a report that was created with the add-on, and no other', async () => {
    const { data } = await app.execute(CreateAssetReportDocument, {
      input: { accessTokens: [accessToken()], daysRequested: 30, options: { addOns: ['FAST_ASSETS'] } },
    });
    const token = given(data?.createAssetReport, 'a new report').assetReportToken;
    app.finishReports();
    const answer = await app.execute(AssetReportDocument, { token, fastReport: true });
    const fast = given(answer.data?.assetReport?.report, 'the fast version');
    const accounts = fast.items.flatMap((item) => item.accounts);
    expect(accounts.every(({ allTransactions }) => allTransactions?.length === 0)).toBe(true);

    const without = await newReport();
    const { errors } = await app.execute(AssetReportDocument, { token: without, fastReport: true });
    expect(errors[0]?.extensions.plaid?.errorCode).toBe('INVALID_FIELD');
  });
});
