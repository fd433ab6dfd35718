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
    seed: 'item-refusals',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
  });
});
afterAll(() => sandbox.stop());

const ours = () => sandbox.clients.ours;
const createItem = (options: Json = {}) => ({
  institution_id: 'ins_109508',
  initial_products: ['assets'],
  options,
});

const badRequests: BadRequest[] = [
  {
    what: 'an Item without products',
    path: '/sandbox/public_token/create',
    body: () => ({ institution_id: 'ins_109508', initial_products: [] }),
    code: 'INVALID_FIELD',
    message: /^initial_products/,
  },
  {
    what: 'an Item with an unknown product',
    path: '/sandbox/public_token/create',
    body: () => ({ institution_id: 'ins_109508', initial_products: ['cashflow_report'] }),
    code: 'INVALID_FIELD',
    message: /^initial_products\[0\]/,
  },
];

describe('an invalid request for an Item', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const refusals: Refusal[] = [
  {
    what: 'an unknown institution',
    path: '/sandbox/public_token/create',
    body: () => ({ ...createItem(), institution_id: 'ins_0' }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_INSTITUTION',
  },
  {
    what: 'an unknown username',
    path: '/sandbox/public_token/create',
    body: () => createItem({ override_username: 'user_unknown' }),
    client: ours,
    error: 'ITEM_ERROR/INVALID_CREDENTIALS',
  },
  {
    what: 'a wrong password',
    path: '/sandbox/public_token/create',
    body: () => createItem({ override_username: 'user_good', override_password: 'pass_bad' }),
    client: ours,
    error: 'ITEM_ERROR/INVALID_CREDENTIALS',
  },
  {
    what: 'an unknown public token',
    path: '/item/public_token/exchange',
    body: () => ({ public_token: 'public-sandbox-0' }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_PUBLIC_TOKEN',
  },
];

describe('a request for an Item that is not allowed', () => {
  itRefuses(() => sandbox, refusals);

  it('accepts a public token once, and only within half an hour', async () => {
    const used = await link();
    expect(
      (await call(sandbox, '/item/public_token/exchange', { public_token: used.publicToken })).status,
    ).toBe(200);
    const again = await call(sandbox, '/item/public_token/exchange', { public_token: used.publicToken });
    expect(again.json.error_code).toBe('INVALID_PUBLIC_TOKEN');

    const late = await link();
    sandbox.clock.advance(30 * 60 * 1000);
    const tooLate = await call(sandbox, '/item/public_token/exchange', { public_token: late.publicToken });
    expect(tooLate.json.error_code).toBe('INVALID_PUBLIC_TOKEN');
  });
  it('rejects an invalid custom user with the path of the error', async () => {
    const user = { override_accounts: [{ type: 'depository', subtype: 'checking', currency: 7 }] };
    const options = { override_username: 'user_custom', override_password: JSON.stringify(user) };
    const { json } = await call(sandbox, '/sandbox/public_token/create', createItem(options));
    expect(json).toMatchObject({
      error_code: 'INVALID_FIELD',
      error_message: expect.stringContaining('currency'),
    });
  });
  async function link(): Promise<{ publicToken: unknown }> {
    const { json } = await call(sandbox, '/sandbox/public_token/create', createItem());
    return { publicToken: json.public_token };
  }
});
