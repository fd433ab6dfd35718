import { mean, sum } from '../../lib/decimal.js';
import type { Account } from '../account.js';
import type { AssetReport } from '../asset-report.js';
import { byCurrency, type Currency, currenciesIn, keyOf, namedCurrency } from '../attributes/currency.js';
import { combinedStatus } from '../coverage.js';
import { daysBefore } from '../days-before.js';
import { depositoryAccounts } from './depository-accounts.js';

/** The average of one balance for each day, in one currency, over the days before the report. */
export interface AverageDailyBalance extends Currency {
  /** Not rounded. Null when a day of the period has no balance, even of one account. */
  readonly amount: number | null;
  /** The first day of the period, YYYY-MM-DD. */
  readonly startDate: string;
  /** The last day of the period: the day before the report. */
  readonly endDate: string;
  /** The days of the period on which each account has a balance. */
  readonly daysCovered: number;
  readonly accountIds: readonly string[];
}

/** For an account of any type. Null when its balances are missing, and when the date of the report is invalid. */
export function accountAverages(account: Account, days: number): AverageDailyBalance[] | null {
  return averagesOf([account], account.dateGenerated, days);
}

/** For the depository accounts of a report together. Null when one of them lacks its balances, and without any of them. */
export function reportAverages(report: AssetReport, days: number): AverageDailyBalance[] | null {
  return averagesOf(depositoryAccounts(report), report.dateGenerated, days);
}

/** One entry for each currency of the accounts. Null when an account lacks its balances. */
export function averagesOf(
  accounts: readonly Account[],
  dateGenerated: string,
  days: number,
): AverageDailyBalance[] | null {
  const period = periodBefore(dateGenerated, days);
  const [startDate] = period;
  const endDate = period.at(-1);
  if (combinedStatus(accounts, 'historicalBalances') !== 'PRESENT') return null;
  if (startDate === undefined || endDate === undefined || period.length < days) return null;

  const split = accounts.map((account) => ({
    account,
    balances: byCurrency(account.historicalBalances?.get() ?? []),
  }));
  const seen = split.flatMap(({ account, balances }) => [
    ...namedCurrency(account.balances),
    ...[...balances.values()].flatMap(([first]) => first ?? []),
  ]);
  return currenciesIn(seen).map(([key, currency]) => {
    const holders = split.filter(
      ({ account, balances }) => balances.has(key) || keyOf(account.balances) === key,
    );
    const balancesOfDays = holders.map(
      ({ balances }) => new Map((balances.get(key) ?? []).map(({ date, current }) => [date, current])),
    );
    const covered = period.filter((day) => balancesOfDays.every((balances) => balances.has(day)));
    const isComplete = covered.length === days;
    return {
      ...currency,
      amount: isComplete ? meanOfSums(covered, balancesOfDays) : null,
      startDate,
      endDate,
      daysCovered: covered.length,
      accountIds: holders.map(({ account }) => account.accountId),
    };
  });
}

/** Adds the accounts for each day first. Null when a sum exceeds the largest double. */
function meanOfSums(
  days: readonly string[],
  balancesOfDays: readonly ReadonlyMap<string, number>[],
): number | null {
  const sums: number[] = [];
  for (const day of days) {
    const ofDay = sum(balancesOfDays.flatMap((balances) => balances.get(day) ?? []));
    if (ofDay === null) return null;
    sums.push(ofDay);
  }
  return mean(sums);
}

/** The days before the day of the report, oldest first. A report has no balance for its own day. Empty for an invalid date. */
export function periodBefore(dateGenerated: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => daysBefore(dateGenerated, days - index)).filter(
    (day) => day !== null,
  );
}
