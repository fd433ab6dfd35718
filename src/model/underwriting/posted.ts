import type { Account } from '../account.js';
import type { Transaction } from '../transaction.js';

/** A transaction with the id of the account whose list it is in. */
export interface Posted {
  readonly accountId: string;
  readonly transaction: Transaction;
}

export function postedOn(accounts: readonly Account[]): Posted[] {
  return accounts.flatMap(({ accountId, allTransactions }) =>
    (allTransactions?.get() ?? []).map((transaction) => ({ accountId, transaction })),
  );
}

/** By day and id, oldest first, so that results do not depend on the order of the report. */
export function inOrder({ transaction: one }: Posted, { transaction: other }: Posted): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  if (one.transactionId === other.transactionId) return 0;
  return one.transactionId < other.transactionId ? -1 : 1;
}

/** The deposits and withdrawals whose amount, with the other sign, one of the others has. Most have none, and pair with nothing. */
export function ofEqualAmounts(all: readonly Posted[]): {
  readonly deposits: Posted[];
  readonly withdrawals: Posted[];
} {
  const inflows = all.filter(({ transaction }) => transaction.direction === 'INFLOW');
  const withdrawals = withAmountOf(
    inflows,
    all.filter(({ transaction }) => transaction.direction === 'OUTFLOW'),
  );
  return { deposits: withAmountOf(withdrawals, inflows), withdrawals };
}

function withAmountOf(others: readonly Posted[], all: readonly Posted[]): Posted[] {
  const amounts = new Set(others.map(({ transaction }) => -transaction.amount));
  return all.filter(({ transaction }) => amounts.has(transaction.amount));
}
