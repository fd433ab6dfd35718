import type {
  CashflowReportAccountInsights,
  CashflowReportHistoricalBalance,
  CashflowReportInsightsGetResponse,
  CashflowReportMonthlySummary,
  CashflowReportMonthlySummaryTotalRevenue,
} from 'plaid';
import type { MoneyAmount } from './account-insights.js';
import { mapBusinessAccount } from './business-account.mapper.js';
import type {
  CashflowAccountInsights,
  CashflowHistoricalBalance,
  CashflowInsights,
  CashflowMonthlySummary,
} from './cashflow-insights.js';
import { mapCashflowItem } from './cashflow-item.mapper.js';
import { mapMoneyAmount } from './money-amount.mapper.js';
import { list, number, object, objectOrNull, Place, text, textOrNull, wholeNumber } from './reader.js';

/**
 * Reads the answer of `/cashflow_report/insights/get`.
 *
 * @param endpoint Plaid's path, for the error.
 * @throws {MalformedAnswerError} naming the first guaranteed field that is missing.
 */
export function mapCashflowInsights(
  wire: CashflowReportInsightsGetResponse,
  endpoint: string,
): CashflowInsights {
  const at = Place.of(endpoint);
  return {
    item: object(wire, 'item', at, mapCashflowItem),
    accounts: list(wire, 'accounts', at, mapBusinessAccount),
    accountInsights: object(wire, 'account_insights', at, mapAccountInsights),
    lastGeneratedTime: text(wire, 'last_generated_time', at),
    requestId: text(wire, 'request_id', at),
  };
}

function mapAccountInsights(wire: CashflowReportAccountInsights, at: Place): CashflowAccountInsights {
  return {
    historicalBalances: list(wire, 'historical_balances', at, mapHistoricalBalance),
    monthlySummaries: list(wire, 'monthly_summaries', at, mapMonthlySummary),
  };
}

function mapHistoricalBalance(wire: CashflowReportHistoricalBalance, at: Place): CashflowHistoricalBalance {
  return {
    date: text(wire, 'date', at),
    amount: number(wire, 'amount', at),
    isoCurrencyCode: textOrNull(wire, 'iso_currency_code'),
    unofficialCurrencyCode: textOrNull(wire, 'unofficial_currency_code'),
  };
}

/** The two balances are lacking at the ends of the report, and so may be odd; the other amounts are guaranteed. */
function mapMonthlySummary(wire: CashflowReportMonthlySummary, at: Place): CashflowMonthlySummary {
  return {
    startDate: text(wire, 'start_date', at),
    endDate: text(wire, 'end_date', at),
    startingBalance: objectOrNull(wire, 'starting_balance', at, mapMoneyAmount),
    endingBalance: objectOrNull(wire, 'ending_balance', at, mapMoneyAmount),
    averageDailyEndingBalance: object(wire, 'average_daily_ending_balance', at, mapGuaranteedAmount),
    averageDailyInflowAmount: object(wire, 'average_daily_inflow_amount', at, mapGuaranteedAmount),
    averageDailyOutflowAmount: object(wire, 'average_daily_outflow_amount', at, mapGuaranteedAmount),
    averageDailyNetCashflowAmount: object(wire, 'average_daily_net_cashflow_amount', at, mapGuaranteedAmount),
    averageDailyInflowTransactionCount: number(wire, 'average_daily_inflow_transaction_count', at),
    averageDailyOutflowTransactionCount: number(wire, 'average_daily_outflow_transaction_count', at),
    totalRevenue: object(wire, 'total_revenue', at, mapGuaranteedAmount),
    totalLoanPayment: object(wire, 'total_loan_payment', at, mapGuaranteedAmount),
    totalVariableExpense: object(wire, 'total_variable_expense', at, mapGuaranteedAmount),
    totalPayroll: object(wire, 'total_payroll', at, mapGuaranteedAmount),
    nsfTransactionCount: wholeNumber(wire, 'nsf_transaction_count', at),
    overdraftTransactionCount: wholeNumber(wire, 'overdraft_transaction_count', at),
    negativeEndingBalanceDayCount: wholeNumber(wire, 'negative_ending_balance_day_count', at),
  };
}

/** The amounts of a month share one shape, of which Plaid's SDK has ten names. */
function mapGuaranteedAmount(wire: CashflowReportMonthlySummaryTotalRevenue, at: Place): MoneyAmount {
  return { ...mapMoneyAmount(wire), amount: number(wire, 'amount', at) };
}
