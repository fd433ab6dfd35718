import type { MoneyAmount } from './account-insights.js';
import type { BusinessAccount } from './business-account.js';
import type { CashflowItem } from './cashflow-item.js';

/** Figures over an Item's deposit and credit accounts, which Plaid reckons when it makes the report. */
export interface CashflowInsights {
  readonly item: CashflowItem;
  readonly accounts: readonly BusinessAccount[];
  readonly accountInsights: CashflowAccountInsights | null;
  readonly lastGeneratedTime: string | null;
  readonly requestId: string;
}

/** One for the whole Item, whatever its name says: it names no account. */
export interface CashflowAccountInsights {
  readonly historicalBalances: readonly CashflowHistoricalBalance[] | null;
  readonly monthlySummaries: readonly CashflowMonthlySummary[] | null;
}

/** As on an account of an Asset Report, but for the name of the figure: there it is `current`. */
export interface CashflowHistoricalBalance {
  readonly date: string;
  readonly amount: number;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** One month, or the part of it that the report covers. Averages are by calendar day. */
export interface CashflowMonthlySummary {
  readonly startDate: string;
  readonly endDate: string;
  /** Null in the first month. */
  readonly startingBalance: MoneyAmount | null;
  /** Null in the last month. */
  readonly endingBalance: MoneyAmount | null;
  readonly averageDailyEndingBalance: MoneyAmount | null;
  /** Positive. */
  readonly averageDailyInflowAmount: MoneyAmount | null;
  /** Positive. */
  readonly averageDailyOutflowAmount: MoneyAmount | null;
  /** Inflow less outflow. */
  readonly averageDailyNetCashflowAmount: MoneyAmount | null;
  readonly averageDailyInflowTransactionCount: number | null;
  readonly averageDailyOutflowTransactionCount: number | null;
  readonly totalRevenue: MoneyAmount | null;
  readonly totalLoanPayment: MoneyAmount | null;
  readonly totalVariableExpense: MoneyAmount | null;
  readonly totalPayroll: MoneyAmount | null;
  readonly nsfTransactionCount: number | null;
  readonly overdraftTransactionCount: number | null;
  /** 0 to 31. */
  readonly negativeEndingBalanceDayCount: number | null;
}
