import { sum } from '../../lib/decimal.js';
import { groupBy } from '../../lib/group-by.js';
import type { Account } from '../account.js';
import type { AssetReport } from '../asset-report.js';
import { type Currency, codesOf, keyOf } from '../attributes/currency.js';
import { averagesOf, periodBefore } from './average-daily-balance.js';
import { depositoryAccounts } from './depository-accounts.js';
import { nameWords, ownerNames } from './owner-names.js';

/** The money in the depository accounts with the same owners, in one currency. */
export interface VerifiedAssets extends Currency {
  /** As the bank writes them, sorted. Empty when the bank names no owner. */
  readonly ownerNames: readonly string[];
  /** The sum of the current balances. Null when an account has none, and when the sum exceeds the largest double. */
  readonly current: number | null;
  /** See `AverageDailyBalance.amount`. Null when an account lacks its balances. */
  readonly averageDailyBalance: number | null;
  /** The first and the last day of the average, YYYY-MM-DD. Null when the date of the report is invalid. */
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** See `AverageDailyBalance.daysCovered`. Null when an account lacks its balances. */
  readonly daysCovered: number | null;
  readonly accountIds: readonly string[];
}

/**
 * One entry for each set of owners and each currency, in the order of the accounts. A joint account belongs to all its owners
 * together: no report says how they share it.
 */
export function verifiedAssetsOf(report: AssetReport, days: number): VerifiedAssets[] {
  const groups = groupBy(
    depositoryAccounts(report),
    (account) => `${keyOf(account.balances)} ${JSON.stringify(ownerNames(account).map(nameWords).sort())}`,
  );
  return [...groups.values()].flatMap((accounts) => assetsOf(accounts, report.dateGenerated, days));
}

/** @param accounts with the same owners and the same currency. */
function assetsOf(accounts: readonly Account[], dateGenerated: string, days: number): VerifiedAssets[] {
  const [first] = accounts;
  if (first === undefined) return [];
  const currency = codesOf(first.balances);
  const average = averagesOf(accounts, dateGenerated, days)?.find(
    (entry) => keyOf(entry) === keyOf(currency),
  );
  const period = periodBefore(dateGenerated, days);
  const current = accounts.flatMap(({ balances }) => balances.current ?? []);
  return [
    {
      ...currency,
      ownerNames: ownerNames(first),
      current: current.length === accounts.length ? sum(current) : null,
      averageDailyBalance: average?.amount ?? null,
      startDate: period[0] ?? null,
      endDate: period.at(-1) ?? null,
      daysCovered: average?.daysCovered ?? null,
      accountIds: accounts.map(({ accountId }) => accountId),
    },
  ];
}
