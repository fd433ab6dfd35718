import type { MoneyAmount } from './account-insights.js';
import type { BusinessAccount } from './business-account.js';
import type { CashflowItem } from './cashflow-item.js';

/** Plaid's figures over the deposit and credit accounts of an Item, computed with the report. */
export interface CashflowInsights {
  readonly item: CashflowItem;
  readonly accounts: readonly BusinessAccount[];
  readonly accountInsights: CashflowAccountInsights | null;
  readonly lastGeneratedTime: string | null;
  readonly requestId: string;
}

/** For the whole Item and not for one account, although Plaid calls it account insights. */
export interface CashflowAccountInsights {
  readonly historicalBalances: readonly CashflowHistoricalBalance[] | null;
  readonly monthlySummaries: readonly CashflowMonthlySummary[] | null;
}

/** As on an account of an Asset Report, where `amount` is called `current`. */
export interface CashflowHistoricalBalance {
  readonly date: string;
  readonly amount: number;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** One month, or the part of it that the report covers. Averages are per calendar day. */
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
  /** Inflow minus outflow. */
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
