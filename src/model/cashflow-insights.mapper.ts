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
    item: object(wire.item, at, 'item', mapCashflowItem),
    accounts: list(wire.accounts, at, 'accounts', mapBusinessAccount),
    accountInsights: object(wire.account_insights, at, 'account_insights', mapAccountInsights),
    lastGeneratedTime: text(wire.last_generated_time, at, 'last_generated_time'),
    requestId: text(wire.request_id, at, 'request_id'),
  };
}

function mapAccountInsights(wire: CashflowReportAccountInsights, at: Place): CashflowAccountInsights {
  return {
    historicalBalances: list(wire.historical_balances, at, 'historical_balances', mapHistoricalBalance),
    monthlySummaries: list(wire.monthly_summaries, at, 'monthly_summaries', mapMonthlySummary),
  };
}

function mapHistoricalBalance(wire: CashflowReportHistoricalBalance, at: Place): CashflowHistoricalBalance {
  return {
    date: text(wire.date, at, 'date'),
    amount: number(wire.amount, at, 'amount'),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
  };
}

/** The two balances are lacking at the ends of the report, and so may be odd; the other amounts are guaranteed. */
function mapMonthlySummary(wire: CashflowReportMonthlySummary, at: Place): CashflowMonthlySummary {
  return {
    startDate: text(wire.start_date, at, 'start_date'),
    endDate: text(wire.end_date, at, 'end_date'),
    startingBalance: objectOrNull(wire.starting_balance, at, 'starting_balance', mapMoneyAmount),
    endingBalance: objectOrNull(wire.ending_balance, at, 'ending_balance', mapMoneyAmount),
    averageDailyEndingBalance: object(
      wire.average_daily_ending_balance,
      at,
      'average_daily_ending_balance',
      mapGuaranteedAmount,
    ),
    averageDailyInflowAmount: object(
      wire.average_daily_inflow_amount,
      at,
      'average_daily_inflow_amount',
      mapGuaranteedAmount,
    ),
    averageDailyOutflowAmount: object(
      wire.average_daily_outflow_amount,
      at,
      'average_daily_outflow_amount',
      mapGuaranteedAmount,
    ),
    averageDailyNetCashflowAmount: object(
      wire.average_daily_net_cashflow_amount,
      at,
      'average_daily_net_cashflow_amount',
      mapGuaranteedAmount,
    ),
    averageDailyInflowTransactionCount: number(
      wire.average_daily_inflow_transaction_count,
      at,
      'average_daily_inflow_transaction_count',
    ),
    averageDailyOutflowTransactionCount: number(
      wire.average_daily_outflow_transaction_count,
      at,
      'average_daily_outflow_transaction_count',
    ),
    totalRevenue: object(wire.total_revenue, at, 'total_revenue', mapGuaranteedAmount),
    totalLoanPayment: object(wire.total_loan_payment, at, 'total_loan_payment', mapGuaranteedAmount),
    totalVariableExpense: object(
      wire.total_variable_expense,
      at,
      'total_variable_expense',
      mapGuaranteedAmount,
    ),
    totalPayroll: object(wire.total_payroll, at, 'total_payroll', mapGuaranteedAmount),
    nsfTransactionCount: wholeNumber(wire.nsf_transaction_count, at, 'nsf_transaction_count'),
    overdraftTransactionCount: wholeNumber(
      wire.overdraft_transaction_count,
      at,
      'overdraft_transaction_count',
    ),
    negativeEndingBalanceDayCount: wholeNumber(
      wire.negative_ending_balance_day_count,
      at,
      'negative_ending_balance_day_count',
    ),
  };
}

/** The amounts of a month share one shape, of which Plaid's SDK has ten names. */
function mapGuaranteedAmount(wire: CashflowReportMonthlySummaryTotalRevenue, at: Place): MoneyAmount {
  return { ...mapMoneyAmount(wire), amount: number(wire.amount, at, 'amount') };
}
