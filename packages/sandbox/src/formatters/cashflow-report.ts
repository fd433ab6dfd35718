import type {
  BusinessAccount,
  CashflowReportAccountInsights,
  CashflowReportMonthlySummary,
  CashflowReportTransactionsGetResponse,
} from 'plaid';
import { fromUnits } from '../lib/units.js';
import type { CashflowInsights, MonthlySummary } from '../reports/cashflow-insights.js';
import type { Page } from '../reports/cashflow-reports.js';
import type { Account, CashflowReport } from '../state/entities.js';
import { formatBalances, formatOwner } from './account.js';
import { formatCashflowTransaction } from './cashflow-transaction.js';
import { formatItem } from './item.js';
import { formatCurrency, type ResponseBody, type Wire } from './wire.js';

export function formatPage(
  { item }: CashflowReport,
  page: Page,
): ResponseBody<CashflowReportTransactionsGetResponse> {
  return {
    accounts: page.accounts.map(formatBusinessAccount),
    has_more: page.hasMore,
    item: formatItem(item),
    next_cursor: page.nextCursor,
    total_transactions: page.total,
    transactions: page.transactions.map(formatCashflowTransaction),
  };
}

export function formatBusinessAccount(account: Account): Wire<BusinessAccount> {
  const { margin_loan_amount: _, ...balances } = formatBalances(account);
  return {
    account_id: account.accountId,
    apy: account.apy,
    balances,
    holder_category: account.holderCategory,
    mask: account.mask,
    name: account.name,
    official_name: account.officialName,
    owners: account.owners.map(formatOwner),
    subtype: account.subtype,
    type: account.type,
  };
}

export function formatCashflowInsights({
  currency,
  decimals,
  balances,
  months,
}: CashflowInsights): Wire<CashflowReportAccountInsights> {
  const money = (cents: number) => ({
    amount: fromUnits(Math.round(cents), decimals),
    ...formatCurrency(currency),
  });
  return {
    historical_balances: balances.map(({ date, cents }) => ({ date, ...money(cents) })),
    monthly_summaries: months.map((month) => formatMonth(month, money)),
  };
}

/** An amount with its currency. */
type Money = Wire<CashflowReportMonthlySummary>['total_revenue'];

function formatMonth(
  month: MonthlySummary,
  money: (cents: number) => Money,
): Wire<CashflowReportMonthlySummary> {
  return {
    average_daily_ending_balance: money(month.averageEndingCents),
    average_daily_inflow_amount: money(month.averageInflowCents),
    average_daily_inflow_transaction_count: toHundredths(month.averageInflowCount),
    average_daily_net_cashflow_amount: money(month.averageInflowCents - month.averageOutflowCents),
    average_daily_outflow_amount: money(month.averageOutflowCents),
    average_daily_outflow_transaction_count: toHundredths(month.averageOutflowCount),
    end_date: month.endDate,
    ending_balance: month.endingCents === null ? null : money(month.endingCents),
    negative_ending_balance_day_count: month.negativeDayCount,
    nsf_transaction_count: month.nsfCount,
    overdraft_transaction_count: month.overdraftCount,
    start_date: month.startDate,
    starting_balance: month.startingCents === null ? null : money(month.startingCents),
    total_loan_payment: money(month.loanPaymentCents),
    total_payroll: money(month.payrollCents),
    total_revenue: money(month.revenueCents),
    total_variable_expense: money(month.variableExpenseCents),
  };
}

function toHundredths(count: number): number {
  return Math.round(count * 100) / 100;
}
