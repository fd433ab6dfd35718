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
