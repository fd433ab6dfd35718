import { expect, it } from '@jest/globals';
import type { AssetReportGetResponse } from 'plaid';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import { orNothing, ValueInterner } from '../../../src/model/value-interner.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

it('an equal earlier value replaces a value, and no other value of the same key', () => {
  const pairs = new ValueInterner<readonly string[]>((one, other) => String(one) === String(other));
  const first = pairs.intern('key', ['a']);
  expect(pairs.intern('key', ['a'])).toBe(first);
  expect(pairs.intern('another key', ['a'])).not.toBe(first);
  expect(pairs.intern('key', ['b'])).toEqual(['b']);
});

it('an object with only nulls becomes the shared empty object', () => {
  const nothing: { a: number | null; b: string | null } = { a: null, b: null };
  const zero = { a: 0, b: null };
  expect(orNothing({ a: null, b: null }, nothing)).toBe(nothing);
  expect(orNothing(zero, nothing)).toBe(zero);
});

it('transactions share equal values, and no others', () => {
  const wire = completeReport() as unknown as AssetReportGetResponse;
  const account = wire.report.items[0]?.accounts[0];
  const [transaction] = account?.transactions ?? [];
  if (account === undefined || transaction === undefined) throw new Error('The report has no transaction');
  const category = { primary: 'INCOME', detailed: 'INCOME_OTHER' };
  const like = { ...transaction, category_id: '1', category: ['Shops'], credit_category: category };
  account.transactions = [
    like,
    { ...structuredClone(like), transaction_id: 'second' },
    { ...like, category: ['Shops', 'Florists'], credit_category: { ...category, primary: 'OTHER' } },
  ];

  const mapped = mapAssetReportResponse(wire, '/credit/relay/get', wholeWithInsights).report.items[0]
    ?.accounts[0];
  const [first, second, third] = mapped?.allTransactions?.get() ?? [];

  expect(second?.category).toBe(first?.category);
  expect(second?.creditCategory).toBe(first?.creditCategory);
  expect(second?.transactionId).toBe('second');
  expect(third?.category).toEqual(['Shops', 'Florists']);
  expect(third?.creditCategory).toEqual({ ...category, primary: 'OTHER' });
});
