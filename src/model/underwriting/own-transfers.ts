import type { Account } from '../account.js';
import { keyOf } from '../attributes/currency.js';
import { daysBefore } from '../days-before.js';
import type { Transaction } from '../transaction.js';
import { inOrder, ofEqualAmounts, type Posted, postedOn } from './posted.js';

/** A transfer between two banks takes up to three business days, and five days over a weekend. */
const MAX_DAYS_APART = 5;

/**
 * Finds transfers between the given accounts. A deposit and a withdrawal are the two sides of a transfer when they are on
 * different accounts, have the same amount and currency, and are at most five days apart. The closest two are paired first, and
 * each transaction belongs to one pair at most.
 *
 * This is a heuristic: two unrelated transactions of the same amount look the same.
 *
 * @returns the withdrawal of each deposit that has one.
 */
export function ownTransfers(accounts: readonly Account[]): ReadonlyMap<Transaction, Transaction> {
  const { deposits, withdrawals } = ofEqualAmounts(postedOn(accounts));
  const waiting = new WaitingWithdrawals(withdrawals.sort(inOrder));
  const pairs = new Map<Transaction, Transaction>();
  deposits.sort(inOrder);
  for (let distance = 0; distance <= MAX_DAYS_APART; distance += 1) {
    for (const deposit of deposits) {
      if (pairs.has(deposit.transaction)) continue;
      const { date } = deposit.transaction;
      const withdrawal =
        waiting.take(deposit, daysBefore(date, distance)) ??
        (distance === 0 ? undefined : waiting.take(deposit, daysBefore(date, -distance)));
      if (withdrawal !== undefined) pairs.set(deposit.transaction, withdrawal);
    }
  }
  return pairs;
}

/** The unpaired withdrawals by amount, currency and day, then by account. Each take is a lookup, also among many equal amounts. */
class WaitingWithdrawals {
  readonly #waiting = new Map<string, Map<string, Transaction[]>>();

  constructor(withdrawals: readonly Posted[]) {
    // Reversed, because `pop` takes from the end.
    for (const { accountId, transaction } of withdrawals.toReversed()) {
      const key = placeOf(transaction, transaction.amount, transaction.date);
      const byAccount = this.#waiting.get(key) ?? new Map<string, Transaction[]>();
      this.#waiting.set(key, byAccount);
      const waiting = byAccount.get(accountId);
      if (waiting === undefined) byAccount.set(accountId, [transaction]);
      else waiting.push(transaction);
    }
  }

  /** The first withdrawal of a day that matches a deposit. It is not returned again. */
  take({ accountId, transaction }: Posted, day: string | null): Transaction | undefined {
    if (day === null) return undefined;
    const byAccount = this.#waiting.get(placeOf(transaction, -transaction.amount, day)) ?? new Map();
    for (const [other, waiting] of byAccount) {
      if (other !== accountId && waiting.length > 0) return waiting.pop();
    }
    return undefined;
  }
}

function placeOf(transaction: Transaction, amount: number, day: string): string {
  return `${keyOf(transaction)} ${amount} ${day}`;
}
