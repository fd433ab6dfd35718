import type { Transaction } from '../../../../src/model/transaction.js';
import { directionOf } from '../../../../src/model/transaction.mapper.js';
import { transaction } from '../attributes/accounts.js';

/** A transaction in dollars without a category, except for the given fields. */
export function posted(
  transactionId: string,
  date: string,
  amount: number,
  own: Partial<Transaction> = {},
): Transaction {
  return {
    ...transaction({ date, amount, primary: null, currency: 'USD' }),
    direction: directionOf(amount),
    transactionId,
    ...own,
  };
}
