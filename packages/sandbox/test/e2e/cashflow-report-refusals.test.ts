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
  [
    'a refresh of no length',
    '/cashflow_report/refresh',
    () => ({ access_token: accessToken() }),
    'MISSING_FIELDS',
    /: days_requested$/,
  ],
  [
    'no days of a Cashflow Report',
    '/cashflow_report/refresh',
    () => ({ access_token: accessToken(), days_requested: 0 }),
    'INVALID_FIELD',
    /^days_requested must be at least 1$/,
  ],
  [
    '731 days of a Cashflow Report',
    '/cashflow_report/refresh',
    () => ({ access_token: accessToken(), days_requested: 731 }),
    'INVALID_FIELD',
    /^days_requested must be at most 730$/,
  ],
  ['a get of no length', '/cashflow_report/get', page, 'MISSING_FIELDS', /: days_requested$/],
  [
    '731 days',
    '/cashflow_report/get',
    () => get({ days_requested: 731 }),
    'INVALID_FIELD',
    /^days_requested must be at most 730$/,
  ],
  [
    'pages of no transactions',
    '/cashflow_report/get',
    () => get({ count: 0 }),
    'INVALID_FIELD',
    /^count must be at least 1$/,
  ],
  [
    'pages of 501',
    '/cashflow_report/transactions/get',
    () => page({ count: 501 }),
    'INVALID_FIELD',
    /^count must be at most 500$/,
  ],
  [
    'a cursor that is not text',
    '/cashflow_report/get',
    () => get({ cursor: null }),
    'INVALID_FIELD',
    /^cursor must be of type string$/,
  ],
  [
    'a cursor nobody gave',
    '/cashflow_report/get',
    () => get({ cursor: 'bm9uc2Vuc2U' }),
    'INVALID_FIELD',
    /^cursor does not belong/,
  ],
  [
    'an offset, of which Plaid speaks and which it does not take',
    '/cashflow_report/get',
    () => get({ offset: 100 }),
    'UNKNOWN_FIELDS',
    /: offset$/,
  ],
  [
    'null options',
    '/cashflow_report/transactions/get',
    () => page({ options: null }),
    'INVALID_FIELD',
    /^options/,
  ],
  [
    'a choice of days where there is none',
    '/cashflow_report/transactions/get',
    get,
    'UNKNOWN_FIELDS',
    /: days_requested$/,
  ],
  [
    'a choice of days for insights',
    '/cashflow_report/insights/get',
    get,
    'UNKNOWN_FIELDS',
    /: days_requested$/,
  ],
];

describe('a request for a Cashflow Report that is wrong in itself', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const invalidAccessToken = 'INVALID_INPUT/INVALID_ACCESS_TOKEN';
const refusals: Refusal[] = [
  [
    'an unknown access token',
    '/cashflow_report/refresh',
    () => ({ access_token: 'access-sandbox-0', days_requested: 30 }),
    ours,
    'INVALID_INPUT/INVALID_ACCESS_TOKEN',
  ],
  ['the access token of another client', '/cashflow_report/get', get, partner, invalidAccessToken],
  ['transactions of another client', '/cashflow_report/transactions/get', page, partner, invalidAccessToken],
  ['insights of another client', '/cashflow_report/insights/get', page, partner, invalidAccessToken],
  [
    'an account that the Item does not have',
    '/cashflow_report/get',
    () => get({ options: { account_ids: ['nonsense'] } }),
    ours,
    'INVALID_INPUT/INVALID_ACCOUNT_ID',
  ],
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

describe('a request for a Cashflow Report that is wrong in this world', () => {
  itRefuses(() => sandbox, refusals);

  it.each([
    ['/cashflow_report/refresh', { days_requested: 30 }],
    ['/cashflow_report/get', { days_requested: 30 }],
    ['/cashflow_report/transactions/get', {}],
    ['/cashflow_report/insights/get', {}],
  ])('refuses an Item without the product at %s', async (path, body) => {
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

  it('refuses a Cashflow Report of Capital One accounts none of which is a depository', async () => {
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
