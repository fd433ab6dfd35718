import { sum } from '../../lib/decimal.js';
import { groupBy } from '../../lib/group-by.js';
import type { AssetReport } from '../asset-report.js';
import { type Currency, currenciesIn, keyOf, namedCurrency } from '../attributes/currency.js';
import { combinedStatus } from '../coverage.js';
import { daysBefore } from '../days-before.js';
import type { Transaction } from '../transaction.js';
import { depositoryAccounts } from './depository-accounts.js';
import { ownTransfers } from './own-transfers.js';
import { postedOn } from './posted.js';

/** What makes a deposit large. Exactly one of the two is given. */
export interface DepositThreshold {
  readonly fixedAmount?: number | null;
  /** A deposit of more than half of it is large, by Fannie Mae's Selling Guide, B3-4.2-02. */
  readonly qualifyingMonthlyIncome?: number | null;
}

/** The large deposits in one currency. Amounts keep Plaid's sign: negative is money in. */
export interface LargeDeposits extends Currency {
  /** Above zero. A deposit of exactly this amount is not large. */
  readonly thresholdAmount: number;
  /** The first day that was searched, YYYY-MM-DD. */
  readonly startDate: string;
  readonly count: number;
  /** Null when it exceeds the largest double. */
  readonly totalAmount: number | null;
  /** The newest first. */
  readonly deposits: readonly LargeDeposit[];
}

export interface LargeDeposit {
  readonly transactionId: string;
  readonly accountId: string;
  readonly date: string;
  readonly amount: number;
  readonly originalDescription: string | null;
  /** The withdrawal from another account of the report that looks like the other side of a transfer. */
  readonly ownTransferTransactionId: string | null;
}

/**
 * The large deposits to the depository accounts of a report, one entry for each currency, from this number of days before the
 * report on. Null when an account lacks its transactions, without a depository account, and when the date of the report is
 * invalid.
 */
export function largeDepositsOf(
  report: AssetReport,
  threshold: DepositThreshold,
  days: number,
): LargeDeposits[] | null {
  const accounts = depositoryAccounts(report);
  const firstDay = daysBefore(report.dateGenerated, days);
  if (firstDay === null || combinedStatus(accounts, 'transactions') !== 'PRESENT') return null;

  const thresholdAmount = amountOf(threshold);
  const { requestedFrom } = report.coverage.get();
  const startDate = requestedFrom !== null && requestedFrom > firstDay ? requestedFrom : firstDay;
  const posted = postedOn(accounts);
  const large = posted.filter(
    ({ transaction: { date, amount } }) => date >= startDate && -amount > thresholdAmount,
  );
  const withdrawals = large.length === 0 ? NO_TRANSFERS : ownTransfers(accounts);
  const byKey = groupBy(large, ({ transaction }) => keyOf(transaction));
  const ofBalances = accounts.flatMap(({ balances }) => namedCurrency(balances));
  return currenciesIn([...ofBalances, ...posted.map(({ transaction }) => transaction)]).map(
    ([key, currency]) => {
      const deposits = (byKey.get(key) ?? []).map(({ accountId, transaction }) => ({
        transactionId: transaction.transactionId,
        accountId,
        date: transaction.date,
        amount: transaction.amount,
        originalDescription: transaction.originalDescription,
        ownTransferTransactionId: withdrawals.get(transaction)?.transactionId ?? null,
      }));
      return {
        ...currency,
        thresholdAmount,
        startDate,
        count: deposits.length,
        totalAmount: sum(deposits.map(({ amount }) => amount)),
        deposits: deposits.sort(newestFirst),
      };
    },
  );
}

const NO_TRANSFERS: ReadonlyMap<Transaction, Transaction> = new Map();

/** Half of a double is exact, so no rounding moves a deposit across the threshold. */
function amountOf({ fixedAmount, qualifyingMonthlyIncome }: DepositThreshold): number {
  return fixedAmount ?? (qualifyingMonthlyIncome ?? 0) / 2;
}

/** By day, and by id on the same day, so that the list does not depend on the order of the report. */
function newestFirst(one: LargeDeposit, other: LargeDeposit): number {
  if (one.date !== other.date) return one.date < other.date ? 1 : -1;
  if (one.transactionId === other.transactionId) return 0;
  return one.transactionId < other.transactionId ? -1 : 1;
}
