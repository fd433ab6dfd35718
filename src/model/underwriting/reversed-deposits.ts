import { keyOf } from '../attributes/currency.js';
import { daysBefore } from '../days-before.js';
import type { Transaction } from '../transaction.js';
import { isReversalText, type PayerKeyOf } from './payer.js';
import { inOrder, ofEqualAmounts, type Posted } from './posted.js';

const MAX_DAYS_UNTIL_REVERSAL = 10;

/**
 * Finds deposits that were taken back: by a withdrawal on the same account, of the same amount and currency, up to ten days
 * later, that names the same payer or a reversal in its text. A withdrawal takes back the last such deposit before it.
 */
export function reversedDeposits(all: readonly Posted[], payerKeyOf: PayerKeyOf): ReadonlySet<Transaction> {
  const reversed = new Set<Transaction>();
  const ofAmount = new OpenDeposits(reversed);
  const ofPayer = new OpenDeposits(reversed);
  const { deposits, withdrawals } = ofEqualAmounts(all);
  for (const { accountId, transaction } of [...deposits, ...withdrawals].sort(depositsFirst)) {
    const place = `${accountId} ${keyOf(transaction)} ${Math.abs(transaction.amount)}`;
    if (transaction.direction === 'INFLOW') {
      const payerPlace = placeOfPayer(place, payerKeyOf(transaction));
      ofAmount.add(place, transaction);
      if (payerPlace !== null) ofPayer.add(payerPlace, transaction);
    } else if (ofAmount.has(place)) {
      const payerPlace = placeOfPayer(place, payerKeyOf(transaction));
      const deposit =
        (payerPlace === null ? undefined : ofPayer.last(payerPlace, transaction.date)) ??
        (isReversalText(transaction) ? ofAmount.last(place, transaction.date) : undefined);
      if (deposit !== undefined) reversed.add(deposit);
    }
  }
  return reversed;
}

function placeOfPayer(place: string, payer: string | null): string | null {
  return payer === null ? null : `${place} ${payer}`;
}

/** Deposits that no withdrawal has taken back yet. Each is removed once, so that a search takes constant time on average. */
class OpenDeposits {
  readonly #reversed: ReadonlySet<Transaction>;
  readonly #open = new Map<string, Transaction[]>();

  constructor(reversed: ReadonlySet<Transaction>) {
    this.#reversed = reversed;
  }

  add(place: string, deposit: Transaction): void {
    const open = this.#open.get(place);
    if (open === undefined) this.#open.set(place, [deposit]);
    else open.push(deposit);
  }

  has(place: string): boolean {
    return this.#open.has(place);
  }

  last(place: string, day: string): Transaction | undefined {
    const open = this.#open.get(place) ?? [];
    while (open.length > 0 && this.#reversed.has(open.at(-1) as Transaction)) open.pop();
    const firstDay = daysBefore(day, MAX_DAYS_UNTIL_REVERSAL);
    const deposit = open.at(-1);
    return deposit !== undefined && firstDay !== null && deposit.date >= firstDay ? deposit : undefined;
  }
}

/** On the same day, deposits come before withdrawals. */
function depositsFirst(one: Posted, other: Posted): number {
  if (one.transaction.date !== other.transaction.date) return inOrder(one, other);
  const isOut = ({ transaction }: Posted) => (transaction.direction === 'OUTFLOW' ? 1 : 0);
  return isOut(one) - isOut(other) || inOrder(one, other);
}
