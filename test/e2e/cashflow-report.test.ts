import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret } from '../../src/lib/secret.js';
import { createPlaidClient, type PlaidClient } from '../../src/plaid/client.js';
import { item } from '../../src/plaid/endpoints/item.js';
import { RefreshCashflowReportDocument } from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const PATH = '/cashflow_report/refresh';

let app: TestApp;
let plaid: PlaidClient;
beforeAll(async () => {
  app = await startTestApp({ UPSTREAM_CREATE_MS: '300' });
  const { clientId, secret } = app.sandbox.clients.ours;
  plaid = createPlaidClient({
    baseUrl: app.sandbox.url,
    clientId,
    secret: new Secret(secret),
    maxBytes: 1_000_000,
    timeouts: {
      read: { attemptMs: 5_000, totalMs: 5_000, retries: 0 },
      create: { attemptMs: 5_000 },
      refresh: { attemptMs: 5_000 },
      bytes: { attemptMs: 5_000 },
    },
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'an Item of ours').accessToken;

describe('refreshCashflowReport', () => {
  it('sends 365 days when the client names none, because Plaid requires the field', async () => {
    const { data, errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken() },
    });
    expect(errors).toEqual([]);
    expect(data?.refreshCashflowReport?.requestId).not.toBe('');
    expect(app.sandbox.calls.lastBody(PATH)).toEqual({ access_token: accessToken(), days_requested: 365 });
  });

  it.each([1, 730])('takes %i days', async (daysRequested) => {
    const { errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken(), daysRequested },
    });
    expect(errors).toEqual([]);
  });

  it.each([0, 731])('refuses %i days by name and limit, without a call', async (daysRequested) => {
    const { errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken(), daysRequested },
    });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toBe(
      'Bad input: daysRequested: must be a whole number of days from 1 to 730, got a number',
    );
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('waits for the bank longer than a call may take that only makes something', async () => {
    app.sandbox.faults.set(PATH, { kind: 'delay', ms: 600, times: 1 });
    const { data, errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken() },
    });
    expect(errors).toEqual([]);
    expect(data?.refreshCashflowReport).not.toBeNull();
  });

  it("passes on Plaid's PRODUCTS_NOT_SUPPORTED for an Item of cards only at Capital One", async () => {
    const { public_token } = await plaid.call(item.createSandboxPublicToken, {
      institution_id: 'ins_128026',
      initial_products: ['transactions'],
      options: {
        override_username: 'user_custom',
        override_password: JSON.stringify({
          override_accounts: [{ type: 'credit', subtype: 'credit card' }],
        }),
      },
    });
    const { access_token } = await plaid.call(item.exchangePublicToken, { public_token });

    const { data, errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: access_token },
    });
    expect(data).toEqual({ refreshCashflowReport: null });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'PLAID_ERROR',
      retryable: false,
      plaid: { errorType: 'ITEM_ERROR', errorCode: 'PRODUCTS_NOT_SUPPORTED', requestId: expect.any(String) },
    });
  });
});
