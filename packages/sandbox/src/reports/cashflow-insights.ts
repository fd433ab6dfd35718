import { addDays, dayInMonthOf, daysBetween } from '../lib/calendar.js';
import { decimalsOf, toUnits } from '../lib/units.js';
import type { Account, CashflowReport, Currency, Transaction } from '../state/entities.js';
import { cashflowDays } from './cashflow-reports.js';

/**
 * One month, or the part of it that the report covers. Money is in whole cents, or in the smaller units of
 * `CashflowInsights.decimals`; averages may have fractions.
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
  /** How many decimals the amounts of the accounts have, at least 2: every number of cents is one of such units. */
  readonly decimals: number;
  /** Newest first, the day of the report left out. */
  readonly balances: readonly { readonly date: string; readonly cents: number }[];
  /** Oldest first. */
  readonly months: readonly MonthlySummary[];
}

/** Insights are "only calculated on credit and depository accounts" (Plaid's description of /cashflow_report/insights/get). */
export function hasInsights({ type }: Account): boolean {
  return type === 'credit' || type === 'depository';
}

/**
 * Plaid gives one set of figures for the whole Item and does not say how accounts go together. The sandbox adds up what
 * is there and takes off what is owed on cards, so that from one month to the next the balance changes by exactly what
 * came in less what went out. Accounts in another currency than the first are left out; so is what is pending.
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

/** Plaid's legacy name for wages, those that one is paid and those that one pays. */
const payrollCategoryId = '21009000';

/** What a business or a household can spend less on; Plaid does not say what it counts. */
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

/** What all accounts together hold when a day ends; after the last day that the bank knows, what they hold now. */
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
