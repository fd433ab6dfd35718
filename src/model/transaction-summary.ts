import { sum } from '../lib/decimal.js';
import { currenciesIn, keyOf } from './attributes/currency.js';
import type { Transaction } from './transaction.js';

/** Sums over transactions in one currency. Exact decimals, rounded once to a double; null above the largest double. */
export interface MoneySummary {
  readonly count: number;
  /** The sum of the money in; never negative. */
  readonly inflow: number | null;
  /** The sum of the money out; never negative. */
  readonly outflow: number | null;
  /** Inflow minus outflow: positive when more money came in. */
  readonly net: number | null;
}

/** Both currency codes are null when Plaid named none. */
export interface CurrencySummary extends MoneySummary {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Oldest first. Months without transactions are left out. */
  readonly months: readonly MonthSummary[];
}

export interface MonthSummary extends MoneySummary {
  /** The first day of the month, YYYY-MM-01. */
  readonly startDate: string;
}

/** Sums transactions by currency. Currencies of ISO 4217 come first, sorted by code, as in all lists by currency. */
export function summarize(transactions: readonly Transaction[]): readonly CurrencySummary[] {
  const groups = groupBy(transactions, keyOf);
  const currencies = currenciesIn([...groups.values()].map(([first]) => first));
  return currencies.flatMap(([key]) => {
    const group = groups.get(key);
    return group === undefined ? [] : [new SummaryOfCurrency(group)];
  });
}

/** Computes the months on the first read. */
class SummaryOfCurrency implements CurrencySummary {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly count: number;
  readonly inflow: number | null;
  readonly outflow: number | null;
  readonly net: number | null;
  readonly #transactions: readonly [Transaction, ...Transaction[]];
  #months: readonly MonthSummary[] | undefined;

  constructor(transactions: readonly [Transaction, ...Transaction[]]) {
    const [{ isoCurrencyCode, unofficialCurrencyCode, date }] = transactions;
    this.isoCurrencyCode = isoCurrencyCode;
    this.unofficialCurrencyCode = unofficialCurrencyCode;
    this.firstDate = transactions.reduce((first, { date: day }) => (day < first ? day : first), date);
    this.lastDate = transactions.reduce((last, { date: day }) => (day > last ? day : last), date);
    const { count, inflow, outflow, net } = sumUp(transactions);
    this.count = count;
    this.inflow = inflow;
    this.outflow = outflow;
    this.net = net;
    this.#transactions = transactions;
  }

  get months(): readonly MonthSummary[] {
    this.#months ??= [...groupBy(this.#transactions, ({ date }) => date.slice(0, 'YYYY-MM'.length))]
      .sort(byKey)
      .map(([month, group]) => ({ startDate: `${month}-01`, ...sumUp(group) }));
    return this.#months;
  }
}

function sumUp(transactions: readonly Transaction[]): MoneySummary {
  const amounts = transactions.map(({ amount }) => amount);
  return {
    count: amounts.length,
    inflow: sum(amounts.filter((amount) => amount < 0).map((amount) => -amount)),
    outflow: sum(amounts.filter((amount) => amount > 0)),
    net: sum(amounts.map((amount) => -amount)),
  };
}

function groupBy<T>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
