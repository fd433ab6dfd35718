import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CreateRelayTokenDocument,
  RefreshRelayTokenDocument,
  RelayReportDocument,
  RelayReportsDocument,
} from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

function relayTokenOf(borrower: string): string {
  const sample = app.sandbox.samples.relayTokens.find((token) => token.borrower === borrower);
  return given(sample, `a relay token of ${borrower}`).relayToken;
}

async function readReport(token: string, includeInsights = false) {
  const { data, errors } = await app.execute(RelayReportDocument, { token, includeInsights });
  expect(errors).toEqual([]);
  const result = given(data?.relayToken?.assetReport, 'a report');
  return { result, report: given(result.report, 'a finished report') };
}

describe('a relay token', () => {
  it('returns the whole report of another client: user, items, accounts, owners, balances and transactions', async () => {
    const { result, report } = await readReport(relayTokenOf('user_salaried'));

    expect(result).toMatchObject({ status: 'READY', retryAfterMs: null, error: null });
    expect(result.warnings.map(({ warningCode }) => warningCode)).toEqual(['INSIGHTS_UNAVAILABLE']);
    expect(report.user.email).toMatch(/@example\.com$/);
    const [item] = report.items;
    expect(item?.institutionName).toBe('First Platypus Bank');
    expect(item?.accounts.map((account) => account.subtype)).toEqual(['CHECKING', 'SAVINGS', 'CREDIT_CARD']);
    const checking = given(item?.accounts[0], 'a checking account');
    expect(checking.type).toBe('DEPOSITORY');
    expect(checking.owners?.[0]?.names).toHaveLength(1);
    expect(checking.historicalBalances).toHaveLength(730);
    expect(checking.allTransactions?.length).toBeGreaterThan(200);
  });

  it('returns balances that match the transactions, and directions that match their signs', async () => {
    const { report } = await readReport(relayTokenOf('user_salaried'));
    const checking = given(report.items[0]?.accounts[0], 'a checking account');

    const transactions = given(checking.allTransactions, 'transactions');
    const oldest = given(checking.historicalBalances?.at(-1), 'a first balance');
    const since = transactions.filter(({ date, pending }) => !pending && date > oldest.date);
    const cents = since.reduce(
      (sum, { amount }) => sum - Math.round(amount * 100),
      Math.round(oldest.current * 100),
    );
    expect(cents).toBe(Math.round(given(checking.balances.current, 'a balance') * 100));
    for (const { amount, direction } of transactions) {
      expect(direction).toBe(amount > 0 ? 'OUTFLOW' : 'INFLOW');
    }
  });

  it('returns holdings, securities and trades of an investment account', async () => {
    const { report } = await readReport(relayTokenOf('user_wealthy'));
    const accounts = report.items.flatMap((item) => item.accounts);
    const investments = given(
      accounts.find((account) => account.subtype === 'BROKERAGE')?.investments,
      'investments',
    );

    expect(investments.holdings.length).toBeGreaterThan(2);
    const securities = new Set(investments.securities.map((security) => security.securityId));
    expect(investments.holdings.every((holding) => securities.has(holding.securityId))).toBe(true);
    expect(investments.transactions.map((trade) => trade.type)).toContain('BUY');
  });

  it('returns two names for the one owner of a joint account', async () => {
    const { report } = await readReport(relayTokenOf('user_wealthy'));
    const joint = report.items
      .flatMap((item) => item.accounts)
      .find((account) => account.ownershipType === 'JOINT');

    expect(joint?.owners?.map((owner) => owner.names.length)).toEqual([2]);
  });

  it('returns warnings with their flat cause, and unusual values without nulling other fields', async () => {
    const { result, report } = await readReport(relayTokenOf('user_sparse'));

    expect(result.warnings.slice(0, 1)).toEqual([
      {
        warningType: 'ASSET_REPORT_WARNING',
        warningCode: 'OWNERS_UNAVAILABLE',
        warningCodeRaw: 'OWNERS_UNAVAILABLE',
        cause: expect.objectContaining({ itemId: report.items[0]?.itemId }),
      },
    ]);
    const accounts = report.items.flatMap((item) => item.accounts);
    expect(accounts.some((account) => account.mask === null && account.officialName === null)).toBe(true);
    const unknown = given(
      accounts.find((account) => account.subtype === 'UNRECOGNIZED'),
      'an unknown subtype',
    );
    expect(unknown.subtypeRaw).not.toBeNull();
  });

  it('has categories, merchants and locations only with Insights', async () => {
    const token = relayTokenOf('user_salaried');
    const plain = (await readReport(token)).report.items[0]?.accounts[0]?.allTransactions ?? [];
    const rich = (await readReport(token, true)).report.items[0]?.accounts[0]?.allTransactions ?? [];

    expect(rich.map(({ transactionId }) => transactionId)).toEqual(
      plain.map(({ transactionId }) => transactionId),
    );
    expect(
      plain.every(({ category, creditCategory, location }) => !category && !creditCategory && !location),
    ).toBe(true);
    expect(rich.every(({ creditCategory }) => creditCategory !== null)).toBe(true);
    expect(rich.some(({ merchantName }) => merchantName !== null)).toBe(true);
  });

  it('returns the same for every read', async () => {
    const token = relayTokenOf('user_self_employed');
    expect((await readReport(token)).report).toEqual((await readReport(token)).report);
  });

  it('causes one call for ten aliases, and none until its report is selected', async () => {
    const token = relayTokenOf('user_salaried');
    const aliases = Array.from(
      { length: 10 },
      (_, index) => `a${index}: relayToken(token: "${token}") { assetReport { report { assetReportId } } }`,
    );
    const answer = await app.send({ query: `{ ${aliases.join(' ')} }` });
    expect(Object.keys(answer.data as object)).toHaveLength(10);
    expect(app.sandbox.calls.count(GET)).toBe(1);

    app.sandbox.calls.reset();
    await app.send({ query: `{ relayToken(token: "${token}") { token } }` });
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('causes one call for parts that need Insights and parts that do not', async () => {
    const token = relayTokenOf('user_salaried');
    await app.send({
      query: `{ relayToken(token: "${token}") {
        assetReport { status } again: assetReport { requestId } rich: assetReport(includeInsights: true) { status }
      } }`,
    });
    expect(app.sandbox.calls.count(GET)).toBe(1);
  });
});

describe('several relay tokens at once', () => {
  it('return results in order, and only the refused one fails', async () => {
    const good = relayTokenOf('user_salaried');
    const { data, errors } = await app.execute(RelayReportsDocument, {
      tokens: [good, 'credit-relay-unknown', good],
    });

    expect(data?.relayTokens?.map(({ assetReport }) => assetReport?.status)).toEqual([
      'READY',
      undefined,
      'READY',
    ]);
    expect(errors.map(({ path }) => path)).toEqual([['relayTokens', 1, 'assetReport']]);
    expect(app.sandbox.calls.count(GET)).toBe(2);
  });
});

describe('createRelayToken', () => {
  const ownReport = () => given(app.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;

  it('creates a token whose report this client can read in the same operation', async () => {
    const secondaryClientId = app.sandbox.clients.ours.clientId;
    const { data, errors } = await app.execute(CreateRelayTokenDocument, {
      input: { reportTokens: [ownReport()], secondaryClientId },
    });

    expect(errors).toEqual([]);
    expect(data?.createRelayToken?.relayToken.token).toMatch(/^credit-relay-sandbox-/);
    expect(data?.createRelayToken?.relayToken.assetReport?.status).toBe('READY');
  });

  it("creates a token for another client, with Plaid's refusal only at the field of the report", async () => {
    const { data, errors } = await app.execute(CreateRelayTokenDocument, {
      input: { reportTokens: [ownReport()], secondaryClientId: app.sandbox.clients.partner.clientId },
    });

    expect(data?.createRelayToken?.relayToken).toMatchObject({
      token: expect.stringMatching(/^credit-relay-sandbox-/),
      assetReport: null,
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['createRelayToken', 'relayToken', 'assetReport'],
      extensions: {
        code: 'PLAID_ERROR',
        plaid: { errorType: 'INVALID_REQUEST', errorCode: 'INVALID_FIELD' },
      },
    });
  });

  it('forwards the webhook, but no null', async () => {
    const input = { reportTokens: [ownReport()], secondaryClientId: app.sandbox.clients.partner.clientId };
    await app.execute(CreateRelayTokenDocument, { input: { ...input, webhook: 'https://example.com/hook' } });
    expect(app.sandbox.calls.lastBody('/credit/relay/create')).toEqual({
      report_tokens: input.reportTokens,
      secondary_client_id: input.secondaryClientId,
      webhook: 'https://example.com/hook',
    });

    await app.execute(CreateRelayTokenDocument, { input: { ...input, webhook: null } });
    expect(app.sandbox.calls.lastBody('/credit/relay/create')).not.toHaveProperty('webhook');
  });
});

describe('refreshRelayToken', () => {
  it('creates a new report for the token: PENDING, then READY with a new id', async () => {
    const token = relayTokenOf('user_self_employed');
    const before = (await readReport(token)).report.assetReportId;

    const { data, errors } = await app.execute(RefreshRelayTokenDocument, { input: { relayToken: token } });
    expect(errors).toEqual([]);
    const refreshed = given(data?.refreshRelayToken, 'a refresh');
    expect(refreshed.requestId).not.toBe('');
    expect(refreshed.assetReportId).not.toBe(before);
    expect(refreshed.relayToken.assetReport).toEqual({ status: 'PENDING', retryAfterMs: 5_000 });

    app.finishReports();
    const answer = await app.execute(RelayReportDocument, { token: refreshed.relayToken.token });
    const report = answer.data?.relayToken?.assetReport?.report;
    expect(report?.assetReportId).toBe(refreshed.assetReportId);
  });

  it('lets its fields read the report again, even if the operation has read it before', async () => {
    const input = `{ relayToken: "${relayTokenOf('user_wealthy')}" }`;
    const read = 'relayToken { assetReport { requestId } }';
    const { errors } = await app.send({
      query: `mutation { one: refreshRelayToken(input: ${input}) { ${read} } two: refreshRelayToken(input: ${input}) { ${read} } }`,
    });
    expect(errors).toEqual([]);
    expect(app.sandbox.calls.count(GET)).toBe(2);
  });
});
