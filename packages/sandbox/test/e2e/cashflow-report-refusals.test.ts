import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BadRequest,
  call,
  itRefuses,
  itRefusesBadRequests,
  type Json,
  type Refusal,
} from '../../../../test/support/wire-call.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'cashflow-refusals',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
    cashflowDelayMs: 0,
  });
});
afterAll(() => sandbox.stop());

const accessToken = () => sandbox.samples.accessTokens[0]?.accessToken ?? '';
const get = (changes: Json = {}) => ({ access_token: accessToken(), days_requested: 30, ...changes });
const page = (changes: Json = {}) => ({ access_token: accessToken(), ...changes });
const ours = () => sandbox.clients.ours;
const partner = () => sandbox.clients.partner;

const badRequests: BadRequest[] = [
  {
    what: 'a refresh without days',
    path: '/cashflow_report/refresh',
    body: () => ({ access_token: accessToken() }),
    code: 'MISSING_FIELDS',
    message: /: days_requested$/,
  },
  {
    what: 'a refresh of 0 days',
    path: '/cashflow_report/refresh',
    body: () => ({ access_token: accessToken(), days_requested: 0 }),
    code: 'INVALID_FIELD',
    message: /^days_requested must be at least 1$/,
  },
  {
    what: 'a refresh of 731 days',
    path: '/cashflow_report/refresh',
    body: () => ({ access_token: accessToken(), days_requested: 731 }),
    code: 'INVALID_FIELD',
    message: /^days_requested must be at most 730$/,
  },
  {
    what: 'a get without days',
    path: '/cashflow_report/get',
    body: page,
    code: 'MISSING_FIELDS',
    message: /: days_requested$/,
  },
  {
    what: '731 days',
    path: '/cashflow_report/get',
    body: () => get({ days_requested: 731 }),
    code: 'INVALID_FIELD',
    message: /^days_requested must be at most 730$/,
  },
  {
    what: 'a page of 0 transactions',
    path: '/cashflow_report/get',
    body: () => get({ count: 0 }),
    code: 'INVALID_FIELD',
    message: /^count must be at least 1$/,
  },
  {
    what: 'a page of 501 transactions',
    path: '/cashflow_report/transactions/get',
    body: () => page({ count: 501 }),
    code: 'INVALID_FIELD',
    message: /^count must be at most 500$/,
  },
  {
    what: 'a null cursor',
    path: '/cashflow_report/get',
    body: () => get({ cursor: null }),
    code: 'INVALID_FIELD',
    message: /^cursor must be of type string$/,
  },
  {
    what: 'an unknown cursor',
    path: '/cashflow_report/get',
    body: () => get({ cursor: 'bm9uc2Vuc2U' }),
    code: 'INVALID_FIELD',
    message: /^cursor does not belong/,
  },
  {
    what: 'an offset, which Plaid mentions but does not accept',
    path: '/cashflow_report/get',
    body: () => get({ offset: 100 }),
    code: 'UNKNOWN_FIELDS',
    message: /: offset$/,
  },
  {
    what: 'null options',
    path: '/cashflow_report/transactions/get',
    body: () => page({ options: null }),
    code: 'INVALID_FIELD',
    message: /^options/,
  },
  {
    what: 'days for a page of transactions',
    path: '/cashflow_report/transactions/get',
    body: get,
    code: 'UNKNOWN_FIELDS',
    message: /: days_requested$/,
  },
  {
    what: 'days for insights',
    path: '/cashflow_report/insights/get',
    body: get,
    code: 'UNKNOWN_FIELDS',
    message: /: days_requested$/,
  },
];

describe('an invalid request for a Cashflow Report', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const invalidAccessToken = 'INVALID_INPUT/INVALID_ACCESS_TOKEN';
const refusals: Refusal[] = [
  {
    what: 'an unknown access token',
    path: '/cashflow_report/refresh',
    body: () => ({ access_token: 'access-sandbox-0', days_requested: 30 }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_ACCESS_TOKEN',
  },
  {
    what: 'the access token of another client',
    path: '/cashflow_report/get',
    body: get,
    client: partner,
    error: invalidAccessToken,
  },
  {
    what: 'transactions of another client',
    path: '/cashflow_report/transactions/get',
    body: page,
    client: partner,
    error: invalidAccessToken,
  },
  {
    what: 'insights of another client',
    path: '/cashflow_report/insights/get',
    body: page,
    client: partner,
    error: invalidAccessToken,
  },
  {
    what: 'an account that the Item does not have',
    path: '/cashflow_report/get',
    body: () => get({ options: { account_ids: ['nonsense'] } }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_ACCOUNT_ID',
  },
];

async function link(products: readonly string[], institution = 'ins_109508', options: Json = {}) {
  const created = await call(sandbox, '/sandbox/public_token/create', {
    institution_id: institution,
    initial_products: products,
    options,
  });
  const { json } = await call(sandbox, '/item/public_token/exchange', {
    public_token: created.json.public_token,
  });
  return json.access_token;
}

describe('a request for a Cashflow Report that is not allowed', () => {
  itRefuses(() => sandbox, refusals);

  it.each([
    ['/cashflow_report/refresh', { days_requested: 30 }],
    ['/cashflow_report/get', { days_requested: 30 }],
    ['/cashflow_report/transactions/get', {}],
    ['/cashflow_report/insights/get', {}],
  ])('rejects an Item without the product at %s', async (path, body) => {
    const of = async (product: string) =>
      call(sandbox, path, { ...body, access_token: await link([product]) });
    expect((await of('auth')).json).toMatchObject({
      error_type: 'ITEM_ERROR',
      error_code: 'PRODUCT_NOT_ENABLED',
    });
    for (const product of ['assets', 'transactions']) {
      expect((await of(product)).json.error_code).not.toBe('PRODUCT_NOT_ENABLED');
    }
  });

  it('rejects a Cashflow Report of Capital One without a depository account', async () => {
    const refresh = async (type: string, subtype: string) => {
      const user = { override_accounts: [{ type, subtype, starting_balance: 100 }] };
      const access_token = await link(['assets'], 'ins_128026', {
        override_username: 'user_custom',
        override_password: JSON.stringify(user),
      });
      return call(sandbox, '/cashflow_report/refresh', { access_token, days_requested: 30 });
    };
    const credit = await refresh('credit', 'credit card');
    expect(credit.json).toMatchObject({ error_type: 'ITEM_ERROR', error_code: 'PRODUCTS_NOT_SUPPORTED' });
    const checking = await refresh('depository', 'checking');
    expect(checking).toMatchObject({ status: 200, json: { request_id: expect.any(String) } });
  });
});
