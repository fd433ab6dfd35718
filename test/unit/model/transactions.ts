import fc from 'fast-check';
import type { Transaction } from '../../../src/model/transaction.js';
import { directionOf } from '../../../src/model/transaction.mapper.js';

/** A transaction with only its guaranteed fields. */
export function transaction(fields: Partial<Transaction> & Pick<Transaction, 'transactionId'>): Transaction {
  const amount = fields.amount ?? 1;
  return {
    accountId: 'account-1',
    amount,
    direction: directionOf(amount),
    isoCurrencyCode: 'USD',
    unofficialCurrencyCode: null,
    date: '2026-03-01',
    originalDescription: null,
    pending: false,
    pendingTransactionId: null,
    dateTransacted: null,
    name: null,
    merchantName: null,
    category: null,
    categoryId: null,
    creditCategory: null,
    checkNumber: null,
    accountOwner: null,
    location: null,
    paymentMeta: null,
    transactionType: null,
    transactionTypeRaw: null,
    incomeSourceId: null,
    ...fields,
  };
}

/** Only a few values each, so that ties and matches are common. */
export const days = fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-02', '2026-02-28', '2026-03-01');
export const amounts = fc.constantFrom(-1_500, -0.3, -0.1, 0, 0.1, 0.2, 12.34, 99.99);
export const accountIds = fc.constantFrom('account-1', 'account-2', 'account-3');
export const texts = fc.constantFrom('CAFÉ Zoë', 'cafe zoe #12', 'Landlord', 'PAYROLL acme');
export const primaries = fc.constantFrom('INCOME', 'LOAN_PAYMENTS');
export const levels = fc.constantFrom('Travel', 'Airlines', 'Shops');

const contents = fc.record({
  accountId: accountIds,
  amount: amounts,
  date: days,
  pending: fc.boolean(),
  originalDescription: fc.option(texts),
  merchantName: fc.option(texts),
  category: fc.option(fc.uniqueArray(levels)),
  creditCategory: fc.option(primaries.map((primary) => ({ primary, detailed: `${primary}_OTHER` }))),
  isoCurrencyCode: fc.constantFrom('USD', 'EUR', null),
  unofficialCurrencyCode: fc.constantFrom('BTC', null),
});

/** Random lists of transactions with unique ids. */
export const transactionLists = fc.array(contents, { maxLength: 60 }).map((list) =>
  list.map((fields, index) =>
    transaction({
      transactionId: `transaction-${index}`,
      ...fields,
      unofficialCurrencyCode: fields.isoCurrencyCode === null ? fields.unofficialCurrencyCode : null,
    }),
  ),
);
