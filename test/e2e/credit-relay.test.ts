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
  it('gives the whole report of another client: user, items, accounts, owners, balances and transactions', async () => {
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

  it('gives balances that its transactions add up to, and a direction that says what the sign means', async () => {
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

  it('gives holdings, securities and trades of an investment account', async () => {
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

  it('gives two names to the one owner of a joint account', async () => {
    const { report } = await readReport(relayTokenOf('user_wealthy'));
    const joint = report.items
      .flatMap((item) => item.accounts)
      .find((account) => account.ownershipType === 'JOINT');

    expect(joint?.owners?.map((owner) => owner.names.length)).toEqual([2]);
  });

  it('gives warnings with their flat cause, and a report whose odd leaves null nothing else', async () => {
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
      'a subtype that no list has',
    );
    expect(unknown.subtypeRaw).not.toBeNull();
  });

  it('has categories, merchants and places only when Insights are asked for', async () => {
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

  it('answers the same at every get', async () => {
    const token = relayTokenOf('user_self_employed');
    expect((await readReport(token)).report).toEqual((await readReport(token)).report);
  });

  it('costs one call to Plaid under ten aliases, and none until its report is selected', async () => {
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

  it('costs one call for parts that want Insights and parts that do not mind', async () => {
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
  it('answer in the order given, and one that Plaid refuses fails alone', async () => {
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

  it('makes a token whose report can be read in the same operation when we are its reader', async () => {
    const secondaryClientId = app.sandbox.clients.ours.clientId;
    const { data, errors } = await app.execute(CreateRelayTokenDocument, {
      input: { reportTokens: [ownReport()], secondaryClientId },
    });

    expect(errors).toEqual([]);
    expect(data?.createRelayToken?.relayToken.token).toMatch(/^credit-relay-sandbox-/);
    expect(data?.createRelayToken?.relayToken.assetReport?.status).toBe('READY');
  });

  it("makes a token for somebody else, whose report answers us with Plaid's refusal at that field only", async () => {
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

  it('forwards the webhook, and no null that a client sent for "not given"', async () => {
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
  it('makes a new report behind the token: PENDING, then READY under a new id', async () => {
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

  it('lets the fields behind it ask Plaid again, also for a report that the same operation has read before', async () => {
    const input = `{ relayToken: "${relayTokenOf('user_wealthy')}" }`;
    const read = 'relayToken { assetReport { requestId } }';
    const { errors } = await app.send({
      query: `mutation { one: refreshRelayToken(input: ${input}) { ${read} } two: refreshRelayToken(input: ${input}) { ${read} } }`,
    });
    expect(errors).toEqual([]);
    expect(app.sandbox.calls.count(GET)).toBe(2);
  });
});
