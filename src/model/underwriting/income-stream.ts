import { sum } from '../../lib/decimal.js';
import { groupBy } from '../../lib/group-by.js';
import { maxOf, minOf } from '../../lib/min-max.js';
import type { AssetReport } from '../asset-report.js';
import { areCategorized } from '../attributes/credit-category.js';
import { type Currency, codesOf, keyOf } from '../attributes/currency.js';
import { combinedStatus, hasNoCategory } from '../coverage.js';
import type { Transaction } from '../transaction.js';
import { depositoryAccounts } from './depository-accounts.js';
import { cadenceOf, type IncomeCadence, isActive } from './income-cadence.js';
import { ownTransfers } from './own-transfers.js';
import { medianOf, paydaysOf, regularPaydays } from './payday.js';
import { isTransferText, type PayerKeyOf, payerKeys, payerName } from './payer.js';
import { inOrder, type Posted, postedOn } from './posted.js';
import { reversedDeposits } from './reversed-deposits.js';

export type IncomeStatus = 'ACTIVE' | 'PAST';
export type IncomeConfidence = 'HIGH' | 'MEDIUM' | 'LOW';

/**
 * Deposits of one payer that look like income: a heuristic, described in docs/UNDERWRITING.md. Amounts keep Plaid's sign:
 * negative is money in. The amount of a payday is the sum of its deposits.
 */
export interface IncomeStream extends Currency {
  readonly payer: string;
  readonly cadence: IncomeCadence;
  readonly status: IncomeStatus;
  readonly confidence: IncomeConfidence;
  readonly paydayCount: number;
  /** The median of the paydays. */
  readonly typicalAmount: number | null;
  /** The payday that brought the least money. */
  readonly lowestAmount: number | null;
  /** The payday that brought the most money. */
  readonly highestAmount: number | null;
  /** Null when it exceeds the largest double. */
  readonly totalAmount: number | null;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly accountIds: readonly string[];
  /** Oldest first. */
  readonly transactionIds: readonly string[];
  /** Deposits of the same payer outside of the cadence, such as a bonus. No amount includes them. Oldest first. */
  readonly otherTransactionIds: readonly string[];
}

/**
 * The income streams on the depository accounts of a report: active ones first, then the largest. Null when an account lacks
 * its transactions or their categories, and without a depository account.
 */
export function incomeStreamsOf(report: AssetReport): IncomeStream[] | null {
  const accounts = depositoryAccounts(report);
  if (combinedStatus(accounts, 'transactions') !== 'PRESENT') return null;
  if (combinedStatus(accounts, 'insights') !== 'PRESENT') return null;
  const all = postedOn(accounts);
  if (!areCategorized(all.map(({ transaction }) => transaction))) return null;

  const transfers = ownTransfers(accounts);
  const payerKeyOf = payerKeys();
  const reversed = reversedDeposits(all, payerKeyOf);
  const today = report.dateGenerated.slice(0, 'YYYY-MM-DD'.length);
  const deposits = all.filter(
    ({ transaction }) =>
      mayBeIncome(transaction, payerKeyOf) && !transfers.has(transaction) && !reversed.has(transaction),
  );
  const groups = groupBy(
    deposits.sort(inOrder),
    ({ transaction }) => `${keyOf(transaction)} ${payerKeyOf(transaction)}`,
  );
  return [...groups.values()].flatMap((deposits) => streamOf(deposits, today)).sort(activeAndLargeFirst);
}

/** A deposit of a named payer that Plaid categorizes as income, or that has no category and is no transfer by its text. */
function mayBeIncome(transaction: Transaction, payerKeyOf: PayerKeyOf): boolean {
  const { direction, creditCategory } = transaction;
  const isIncome = hasNoCategory(transaction)
    ? !isTransferText(transaction)
    : creditCategory?.primary === 'INCOME';
  return direction === 'INFLOW' && isIncome && payerKeyOf(transaction) !== null;
}

const MIN_DEPOSITS = 2;

/**
 * The stream of a payer. None for a single deposit, and for irregular deposits unless Plaid calls all of them income.
 *
 * @param deposits of one payer in one currency, oldest first.
 */
function streamOf(deposits: readonly Posted[], today: string): IncomeStream[] {
  const all = paydaysOf(deposits);
  const regular = regularPaydays(all);
  const { cadence, fit } = cadenceOf(regular.map(({ date }) => date));
  const isCategorized = deposits.every(({ transaction }) => !hasNoCategory(transaction));
  if (cadence === 'IRREGULAR' && (!isCategorized || deposits.length < MIN_DEPOSITS)) return [];

  const paydays = cadence === 'IRREGULAR' ? all : regular;
  const counted = new Set(paydays.flatMap((payday) => payday.deposits));
  const amounts = paydays.flatMap(({ amount }) => amount ?? []);
  const first = paydays[0];
  const last = paydays.at(-1);
  const newest = deposits.at(-1)?.transaction;
  if (first === undefined || last === undefined || newest === undefined) return [];
  return [
    {
      ...codesOf(newest),
      payer: payerName(newest) ?? '',
      cadence,
      status: isActive(cadence, last.date, today) ? 'ACTIVE' : 'PAST',
      confidence: confidenceOf(cadence, fit, paydays.length, isCategorized),
      paydayCount: paydays.length,
      typicalAmount: medianOf(amounts),
      lowestAmount: maxOf(amounts),
      highestAmount: minOf(amounts),
      totalAmount: sum([...counted].map(({ transaction }) => transaction.amount)),
      firstDate: first.date,
      lastDate: last.date,
      accountIds: [...new Set([...counted].map(({ accountId }) => accountId))],
      transactionIds: [...counted].map(({ transaction }) => transaction.transactionId),
      otherTransactionIds: deposits
        .filter((deposit) => !counted.has(deposit))
        .map(({ transaction }) => transaction.transactionId),
    },
  ];
}

const HIGH_FIT = 0.9;
const MIN_PAYDAYS_FOR_HIGH = 6;

function confidenceOf(
  cadence: IncomeCadence,
  fit: number,
  paydayCount: number,
  isCategorized: boolean,
): IncomeConfidence {
  if (cadence === 'IRREGULAR' || !isCategorized) return 'LOW';
  return fit >= HIGH_FIT && paydayCount >= MIN_PAYDAYS_FOR_HIGH ? 'HIGH' : 'MEDIUM';
}

/** Ties are ordered by payer and day, so that the same report always gives the same list. */
function activeAndLargeFirst(one: IncomeStream, other: IncomeStream): number {
  if (one.status !== other.status) return one.status === 'ACTIVE' ? -1 : 1;
  const bySize = (one.totalAmount ?? 0) - (other.totalAmount ?? 0);
  if (bySize !== 0) return bySize;
  return `${one.payer} ${one.firstDate}` < `${other.payer} ${other.firstDate}` ? -1 : 1;
}
