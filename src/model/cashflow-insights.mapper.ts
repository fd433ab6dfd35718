import type {
  CashflowReportAccountInsights,
  CashflowReportHistoricalBalance,
  CashflowReportInsightsGetResponse,
  CashflowReportMonthlySummary,
} from 'plaid';
import { mapBusinessAccount } from './business-account.mapper.js';
import type {
  CashflowAccountInsights,
  CashflowHistoricalBalance,
  CashflowInsights,
  CashflowMonthlySummary,
} from './cashflow-insights.js';
import { mapCashflowItem } from './cashflow-item.mapper.js';
import { mapMoneyAmount } from './money-amount.mapper.js';
import {
  list,
  number,
  numberOrNull,
  object,
  objectOrNull,
  Place,
  text,
  textOrNull,
  wholeListOrNull,
  wholeNumberOrNull,
} from './reader.js';

/**
 * Maps the response of `/cashflow_report/insights/get`.
 *
 * @param endpoint Plaid's path, for the error.
 * @throws {MalformedResponseError} naming the first guaranteed field that is missing.
 */
export function mapCashflowInsights(
  wire: CashflowReportInsightsGetResponse,
  endpoint: string,
): CashflowInsights {
  const at = Place.of(endpoint);
  return {
    item: object(wire.item, at, 'item', mapCashflowItem),
    accounts: list(wire.accounts, at, 'accounts', mapBusinessAccount),
    accountInsights: objectOrNull(wire.account_insights, at, 'account_insights', mapAccountInsights),
    lastGeneratedTime: textOrNull(wire.last_generated_time),
    requestId: text(wire.request_id, at, 'request_id'),
  };
}

function mapAccountInsights(wire: CashflowReportAccountInsights, at: Place): CashflowAccountInsights {
  return {
    historicalBalances: wholeListOrNull(
      wire.historical_balances,
      at,
      'historical_balances',
      mapHistoricalBalance,
    ),
    monthlySummaries: wholeListOrNull(wire.monthly_summaries, at, 'monthly_summaries', mapMonthlySummary),
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

/** The dates are guaranteed, because they name the month. The amounts are optional: nothing is computed from them. */
function mapMonthlySummary(wire: CashflowReportMonthlySummary, at: Place): CashflowMonthlySummary {
  return {
    startDate: text(wire.start_date, at, 'start_date'),
    endDate: text(wire.end_date, at, 'end_date'),
    startingBalance: objectOrNull(wire.starting_balance, at, 'starting_balance', mapMoneyAmount),
    endingBalance: objectOrNull(wire.ending_balance, at, 'ending_balance', mapMoneyAmount),
    averageDailyEndingBalance: objectOrNull(
      wire.average_daily_ending_balance,
      at,
      'average_daily_ending_balance',
      mapMoneyAmount,
    ),
    averageDailyInflowAmount: objectOrNull(
      wire.average_daily_inflow_amount,
      at,
      'average_daily_inflow_amount',
      mapMoneyAmount,
    ),
    averageDailyOutflowAmount: objectOrNull(
      wire.average_daily_outflow_amount,
      at,
      'average_daily_outflow_amount',
      mapMoneyAmount,
    ),
    averageDailyNetCashflowAmount: objectOrNull(
      wire.average_daily_net_cashflow_amount,
      at,
      'average_daily_net_cashflow_amount',
      mapMoneyAmount,
    ),
    averageDailyInflowTransactionCount: numberOrNull(wire.average_daily_inflow_transaction_count),
    averageDailyOutflowTransactionCount: numberOrNull(wire.average_daily_outflow_transaction_count),
    totalRevenue: objectOrNull(wire.total_revenue, at, 'total_revenue', mapMoneyAmount),
    totalLoanPayment: objectOrNull(wire.total_loan_payment, at, 'total_loan_payment', mapMoneyAmount),
    totalVariableExpense: objectOrNull(
      wire.total_variable_expense,
      at,
      'total_variable_expense',
      mapMoneyAmount,
    ),
    totalPayroll: objectOrNull(wire.total_payroll, at, 'total_payroll', mapMoneyAmount),
    nsfTransactionCount: wholeNumberOrNull(wire.nsf_transaction_count),
    overdraftTransactionCount: wholeNumberOrNull(wire.overdraft_transaction_count),
    negativeEndingBalanceDayCount: wholeNumberOrNull(wire.negative_ending_balance_day_count),
  };
}
