import { addDays, type Day, daysBetween } from '../lib/calendar.js';
import { fromUnits } from '../lib/units.js';
import type { Account, Currency, Owner, Transaction, TransactionInsights } from '../state/entities.js';
import type { History } from './borrower.js';
import type { Category } from './categories.js';
import { emptyLocation, emptyPaymentMeta } from './empty-values.js';

/** The data of an account without its movements. Money is in whole cents, or in whole units of `decimals` decimals. */
export interface AccountTerms {
  readonly name: string;
  readonly type: string;
  readonly subtype: string | null;
  /** The balance before the first day of the history: money held, or money owed for credit and loans. */
  readonly openingCents: number;
  readonly officialName?: string | null;
  readonly mask?: string | null;
  readonly limitCents?: number | null;
  readonly marginLoanCents?: number | null;
  readonly currency?: Currency;
  /** The decimals of amounts on this account; default 2. If set, every field in cents is in units of this size. */
  readonly decimals?: number;
  readonly owners?: readonly Owner[];
  readonly ownershipType?: Account['ownershipType'];
  /** Default 'personal'. */
  readonly holderCategory?: Account['holderCategory'];
  /** Default null. */
  readonly apy?: number | null;
  /** 'follow' derives it from the current balance, 'unknown' gives null, and a number is a fixed value in cents. */
  readonly available?: 'follow' | 'unknown' | number;
}

/** One movement on an account. Positive cents are money out, negative cents are money in. */
export interface Movement {
  /** The posting day. A day after today makes the movement pending. */
  readonly day: Day;
  readonly cents: number;
  readonly description: string;
  readonly happenedOn?: Day | null;
  readonly checkNumber?: string | null;
  /** Whether it was pending before it was posted. */
  readonly wasPending?: boolean;
  readonly insights?: Partial<Omit<TransactionInsights, keyof Category>>;
  readonly category?: Category | null;
}

export interface Ledger {
  readonly terms: AccountTerms;
  post(movement: Movement): void;
  /** The balance in cents at the end of the day, from the movements so far. */
  balanceAt(day: Day): number;
  /** The account with its transactions and balances, newest first. */
  close(): Account;
}

interface Entry extends Movement {
  readonly transactionId: string;
  readonly pendingTransactionId: string | null;
}

const dollars: Currency = { iso: 'USD', unofficial: null };

/** Opens an account on the first day of the history. */
export function openLedger(history: History, terms: AccountTerms): Ledger {
  const accountId = history.newId();
  const entries: Entry[] = [];
  const amountOf = (cents: number) => fromUnits(cents, terms.decimals ?? 2);
  const amountOrNull = (cents: number | null) => (cents === null ? null : amountOf(cents));
  // Sums per day, because some borrowers read their balance every day, with thousands of entries.
  const changes = new Map<Day, number>();
  // A purchase lowers the balance of a checking account, but raises the balance of a card.
  const sign = owesMoney(terms.type) ? 1 : -1;
  const balanceAt = (day: Day) => {
    let cents = terms.openingCents;
    for (const [changed, change] of changes) if (changed <= day) cents += change;
    return cents;
  };

  return {
    terms,
    balanceAt,
    post: (movement) => {
      const pendingTransactionId =
        movement.wasPending && movement.day <= history.today ? history.newId() : null;
      entries.push({ ...movement, transactionId: history.newId(), pendingTransactionId });
      changes.set(movement.day, (changes.get(movement.day) ?? 0) + sign * movement.cents);
    },
    close: () => {
      const currentCents = balanceAt(history.today);
      const pendingCents = sum(entries.filter((entry) => entry.day > history.today && entry.cents > 0));
      return {
        accountId,
        name: terms.name,
        officialName: terms.officialName ?? null,
        mask: terms.mask ?? null,
        type: terms.type,
        subtype: terms.subtype,
        currency: terms.currency ?? dollars,
        available: amountOrNull(availableCents(terms, currentCents, pendingCents)),
        current: amountOf(currentCents),
        limit: amountOrNull(terms.limitCents ?? null),
        marginLoanAmount: amountOrNull(terms.marginLoanCents ?? null),
        holderCategory: terms.holderCategory === undefined ? 'personal' : terms.holderCategory,
        apy: terms.apy ?? null,
        ownershipType: terms.ownershipType ?? null,
        owners: terms.owners ?? [],
        daysAvailable: daysBetween(history.firstDay, history.today),
        transactions: newestFirst(
          entries.filter(({ day }) => day >= history.firstDay),
          history.today,
        ).map((entry) => toTransaction(entry, amountOf(entry.cents), history.today)),
        historicalBalances: hasHistory(terms.type)
          ? dailyBalances(history, balanceAt, changes).map(({ date, cents }) => ({
              date,
              current: amountOf(cents),
            }))
          : [],
        investments: null,
      };
    },
  };
}

/** Converts cents to a JSON amount. */
export function toAmount(cents: number): number {
  return fromUnits(cents, 2);
}

/** Whether the balance of an account of this type is money owed, not money held. */
export function owesMoney(type: string): boolean {
  return type === 'credit' || type === 'loan';
}

function hasHistory(type: string): boolean {
  return type === 'depository' || type === 'credit';
}

function availableCents(terms: AccountTerms, currentCents: number, pendingCents: number): number | null {
  const rule = terms.available ?? 'follow';
  if (typeof rule === 'number') return rule;
  if (rule === 'unknown') return null;
  if (terms.type === 'depository') return currentCents - pendingCents;
  if (terms.type === 'credit' && terms.limitCents != null) {
    return terms.limitCents - currentCents - pendingCents;
  }
  return null;
}

/** Uses one running sum instead of one sum per day. */
function dailyBalances(history: History, balanceAt: Ledger['balanceAt'], changes: ReadonlyMap<Day, number>) {
  const balances = [];
  let cents = balanceAt(addDays(history.firstDay, -1));
  for (let day = history.firstDay; day < history.today; day = addDays(day, 1)) {
    cents += changes.get(day) ?? 0;
    balances.push({ date: day, cents });
  }
  return balances.reverse();
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((cents, entry) => cents + entry.cents, 0);
}

/** Pending first, then by day, newest first. Within a day the posting order is unchanged. */
function newestFirst(entries: readonly Entry[], today: Day): readonly Entry[] {
  const rank = (entry: Entry) => `${entry.day > today ? 1 : 0}${shownDay(entry, today)}`;
  return entries.toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}

/** A pending transaction shows the day of the transaction, not the posting day. */
function shownDay(entry: Entry, today: Day): Day {
  return entry.day > today ? (entry.happenedOn ?? today) : entry.day;
}

function toTransaction(entry: Entry, amount: number, today: Day): Transaction {
  return {
    transactionId: entry.transactionId,
    amount,
    date: shownDay(entry, today),
    dateTransacted: entry.happenedOn ?? null,
    pending: entry.day > today,
    description: entry.description,
    pendingTransactionId: entry.pendingTransactionId,
    checkNumber: entry.checkNumber ?? null,
    accountOwner: null,
    insights: {
      name: entry.insights?.name ?? entry.description,
      merchantName: entry.insights?.merchantName ?? null,
      category: entry.category?.category ?? null,
      categoryId: entry.category?.categoryId ?? null,
      creditCategory: entry.category?.creditCategory ?? null,
      personalFinanceCategory: entry.category?.personalFinanceCategory ?? null,
      transactionCode: entry.category?.transactionCode ?? null,
      transactionType: entry.insights?.transactionType ?? 'unresolved',
      location: entry.insights?.location ?? emptyLocation,
      paymentMeta: entry.insights?.paymentMeta ?? emptyPaymentMeta,
    },
  };
}
