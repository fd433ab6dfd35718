import { addDays, dayInMonthOf, daysBetween } from '../lib/calendar.js';
import { decimalsOf, toUnits } from '../lib/units.js';
import type { Account, CashflowReport, Currency, Transaction } from '../state/entities.js';
import { cashflowDays } from './cashflow-reports.js';

/**
 * One month, or the part of it that the report covers. Money is in whole cents, or in smaller units if
 * `CashflowInsights.decimals` is more than 2. Averages can have fractions.
 */
export interface MonthlySummary {
  readonly startDate: string;
  readonly endDate: string;
  /** Null in the first month. */
  readonly startingCents: number | null;
  /** Null in the last month. */
  readonly endingCents: number | null;
  readonly averageEndingCents: number;
  readonly averageInflowCents: number;
  readonly averageOutflowCents: number;
  readonly averageInflowCount: number;
  readonly averageOutflowCount: number;
  readonly revenueCents: number;
  readonly loanPaymentCents: number;
  readonly variableExpenseCents: number;
  readonly payrollCents: number;
  readonly nsfCount: number;
  readonly overdraftCount: number;
  readonly negativeDayCount: number;
}

export interface CashflowInsights {
  readonly currency: Currency;
  /** The decimals of the amounts of the accounts, at least 2. Fields in cents are in units of this size. */
  readonly decimals: number;
  /** Newest first, without the day of the report. */
  readonly balances: readonly { readonly date: string; readonly cents: number }[];
  /** Oldest first. */
  readonly months: readonly MonthlySummary[];
}

/** Insights are "only calculated on credit and depository accounts" (Plaid docs: /cashflow_report/insights/get). */
export function hasInsights({ type }: Account): boolean {
  return type === 'credit' || type === 'depository';
}

/**
 * Plaid returns one set of figures for the whole Item, and does not document how it combines accounts. The sandbox subtracts
 * credit balances from depository balances, so that the balance changes each month by exactly the inflow minus the outflow.
 * Pending transactions and accounts in another currency than that of the first account are not included.
 */
export function deriveInsights(report: CashflowReport): CashflowInsights {
  const [first, ...others] = report.item.accounts.filter(
    (account) => hasInsights(account) && account.historicalBalances.length > 0,
  );
  if (first === undefined) {
    return { currency: { iso: 'USD', unofficial: null }, decimals: 2, balances: [], months: [] };
  }
  const accounts = [first, ...others.filter(({ currency }) => isSame(currency, first.currency))];
  const { from, to } = cashflowDays(report, report.daysRequested);
  const known = accounts.map(({ historicalBalances }) => historicalBalances.at(-1)?.date ?? to);
  const firstDay = [from, ...known].toSorted().at(-1) ?? from;
  const decimals = decimalsOf(accounts.flatMap(amountsOn));
  const balanceOn = dailyBalances(accounts, decimals);
  const transactions = accounts
    .flatMap((account) => account.transactions)
    .filter(({ pending, date }) => !pending && date >= firstDay && date <= to);
  const periods = monthsBetween(firstDay, to);
  return {
    currency: first.currency,
    decimals,
    balances: daysFrom(firstDay, addDays(to, -1))
      .reverse()
      .map((date) => ({ date, cents: balanceOn(date) })),
    months: periods.map(({ start, end }, index) => ({
      ...summarize({
        startDate: start,
        endDate: end,
        transactions: transactions.filter(({ date }) => date >= start && date <= end),
        balanceOn,
        decimals,
      }),
      startingCents: index === 0 ? null : balanceOn(addDays(start, -1)),
      endingCents: index === periods.length - 1 ? null : balanceOn(end),
    })),
  };
}

interface Period {
  readonly startDate: string;
  readonly endDate: string;
  readonly transactions: readonly Transaction[];
  readonly balanceOn: (day: string) => number;
  readonly decimals: number;
}

function summarize({
  startDate,
  endDate,
  transactions,
  balanceOn,
  decimals,
}: Period): Omit<MonthlySummary, 'startingCents' | 'endingCents'> {
  const days = daysFrom(startDate, endDate);
  const balances = days.map(balanceOn);
  const inflows = transactions.filter(({ amount }) => amount < 0);
  const outflows = transactions.filter(({ amount }) => amount > 0);
  /** Always positive. */
  const total = (some: readonly Transaction[]) =>
    some.reduce((sum, { amount }) => sum + toUnits(Math.abs(amount), decimals), 0);
  return {
    startDate,
    endDate,
    averageEndingCents: balances.reduce((sum, cents) => sum + cents, 0) / days.length,
    averageInflowCents: total(inflows) / days.length,
    averageOutflowCents: total(outflows) / days.length,
    averageInflowCount: inflows.length / days.length,
    averageOutflowCount: outflows.length / days.length,
    revenueCents: total(inflows.filter(({ insights }) => insights.creditCategory?.primary === 'INCOME')),
    loanPaymentCents: total(outflows.filter(isLoanPayment)),
    variableExpenseCents: total(outflows.filter(isVariableExpense)),
    payrollCents: total(outflows.filter(isPayroll)),
    nsfCount: outflows.filter(isOf('BANK_PENALTIES_INSUFFICIENT_AND_LATE_FEES')).length,
    overdraftCount: outflows.filter(isOf('BANK_PENALTIES_CASH_ADVANCE_AND_OVERDRAFT_FEES')).length,
    negativeDayCount: balances.filter((cents) => cents < 0).length,
  };
}

/** Plaid's legacy category for received and paid wages. */
const payrollCategoryId = '21009000';

/** The credit categories of variable expenses. An assumption: Plaid does not document them. */
const variable = [
  'DINING',
  'ENTERTAINMENT',
  'FOOD_RETAIL',
  'GENERAL_MERCHANDISE',
  'GENERAL_SERVICES',
  'MEDICAL',
  'PERSONAL_CARE',
  'TRAVEL_AND_TRANSPORTATION',
];

const isOf =
  (detailed: string) =>
  ({ insights }: Transaction) =>
    insights.creditCategory?.detailed === detailed;
const isLoanPayment = ({ insights }: Transaction) => insights.creditCategory?.primary === 'LOAN_PAYMENTS';
const isPayroll = ({ insights }: Transaction) => insights.categoryId === payrollCategoryId;
const isVariableExpense = (transaction: Transaction) =>
  variable.includes(transaction.insights.creditCategory?.primary ?? '') && !isPayroll(transaction);

function amountsOn({ current, historicalBalances, transactions }: Account): number[] {
  return [
    current ?? 0,
    ...historicalBalances.map((balance) => balance.current),
    ...transactions.map(({ amount }) => amount),
  ];
}

/** The total balance at the end of a day. After the last historical balance, it is the current balance. */
function dailyBalances(accounts: readonly Account[], decimals: number): (day: string) => number {
  const perAccount = accounts.map(({ type, current, historicalBalances }) => ({
    sign: type === 'credit' ? -1 : 1,
    now: current ?? 0,
    byDay: new Map(historicalBalances.map((balance) => [balance.date, balance.current])),
  }));
  return (day) =>
    perAccount.reduce(
      (sum, { sign, now, byDay }) => sum + sign * toUnits(byDay.get(day) ?? now, decimals),
      0,
    );
}

function monthsBetween(from: string, to: string): { start: string; end: string }[] {
  const months = [];
  for (let start = from; start <= to; ) {
    const lastDay = dayInMonthOf(start, 31);
    months.push({ start, end: lastDay < to ? lastDay : to });
    start = addDays(lastDay, 1);
  }
  return months;
}

function daysFrom(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));
}

function isSame(a: Currency, b: Currency): boolean {
  return a.iso === b.iso && a.unofficial === b.unofficial;
}
