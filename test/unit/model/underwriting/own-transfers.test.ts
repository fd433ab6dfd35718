import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Transaction } from '../../../../src/model/transaction.js';
import { ownTransfers } from '../../../../src/model/underwriting/own-transfers.js';
import { account } from '../attributes/accounts.js';
import { posted } from './transactions.js';

const ids = (pairs: ReadonlyMap<Transaction, Transaction>) =>
  Object.fromEntries(
    [...pairs].map(([deposit, withdrawal]) => [deposit.transactionId, withdrawal.transactionId]),
  );
const between = (one: readonly Transaction[], other: readonly Transaction[]) =>
  ids(
    ownTransfers([
      account({ accountId: 'one', allTransactions: one }),
      account({ accountId: 'other', allTransactions: other }),
    ]),
  );

describe('own transfers', () => {
  it('pair a deposit with a withdrawal of the same amount from another account', () => {
    expect(between([posted('out', '2026-11-02', 500)], [posted('in', '2026-11-03', -500)])).toEqual({
      in: 'out',
    });
  });

  it.each([
    ['on the same account', [posted('out', '2026-11-02', 500), posted('in', '2026-11-02', -500)], []],
    ['of another amount', [posted('out', '2026-11-02', 500.01)], [posted('in', '2026-11-02', -500)]],
    [
      'in another currency',
      [posted('out', '2026-11-02', 500, { isoCurrencyCode: 'CAD' })],
      [posted('in', '2026-11-02', -500)],
    ],
    ['six days apart', [posted('out', '2026-11-02', 500)], [posted('in', '2026-11-08', -500)]],
    ['with two deposits', [posted('in-1', '2026-11-02', -500)], [posted('in-2', '2026-11-02', -500)]],
  ])('do not pair two transactions %s', (_, one, other) => {
    expect(between(one, other)).toEqual({});
  });

  it.each([
    ['after', '2026-10-30'],
    ['before', '2026-11-09'],
  ])('pair a deposit up to five days %s the withdrawal', (_, withdrawn) => {
    expect(between([posted('out', withdrawn, 500)], [posted('in', '2026-11-04', -500)])).toEqual({
      in: 'out',
    });
  });

  it('pair each transaction once, the closest two first', () => {
    const out = [posted('out-far', '2026-11-01', 500), posted('out-near', '2026-11-04', 500)];
    const into = [posted('in-1', '2026-11-04', -500), posted('in-2', '2026-11-05', -500)];
    expect(between(out, into)).toEqual({ 'in-1': 'out-near', 'in-2': 'out-far' });
    expect(between(out.slice(1), into)).toEqual({ 'in-1': 'out-near' });
  });

  it('hold equal amounts of different accounts, one withdrawal to each deposit, in any order of the report', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((number) => `2026-11-0${number}`);
    const one = fc.record({ date: day, isIn: fc.boolean(), onOther: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (drawn) => {
        const all = drawn.map(({ date, isIn, onOther }, index) => ({
          onOther,
          transaction: posted(`t${index}`, date, isIn ? -50 : 50),
        }));
        const side = (isOther: boolean) =>
          all.flatMap(({ onOther, transaction }) => (onOther === isOther ? [transaction] : []));
        const pairs = between(side(false), side(true));
        expect(new Set(Object.values(pairs)).size).toBe(Object.keys(pairs).length);
        const ofId = new Map(all.map((entry) => [entry.transaction.transactionId, entry]));
        for (const [deposit, withdrawal] of Object.entries(pairs)) {
          expect(ofId.get(deposit)?.onOther).not.toBe(ofId.get(withdrawal)?.onOther);
        }
        expect(between(side(false).toReversed(), side(true).toReversed())).toEqual(pairs);
      }),
    );
  });
});
