import type { Account } from '../account.js';
import type { AssetReport } from '../asset-report.js';
import { combinedStatus, hasNoCategory, type Part } from '../coverage.js';
import type { Transaction } from '../transaction.js';
import { type CashFlow, cashFlowOf } from './cash-flow.js';
import { areCategorized } from './credit-category.js';
import { byCurrency, type Currency, currenciesIn } from './currency.js';
import { dailyBalances } from './daily-balance.js';
import { type DebtInsights, debtInsightsOf } from './debt-insights.js';
import { type HistoricalBalances, historicalBalancesOf } from './historical-balances.js';
import { type NegativeRecord, negativeRecordOf } from './negative-record.js';
import { type UnusualAccountActivity, unusualAccountActivityOf } from './unusual-account-activity.js';

/**
 * What an underwriter looks for first, in one currency. The attributes, their names and their meaning are those of Plaid's
 * public `credit-attributes` library; where it leaves something open, or two currencies meet, ARCHITECTURE.md says what
 * is done here. A figure is null when a part that it is computed from is absent, and 0 only when the part is there.
 */
export interface CreditAttributes extends Currency {
  readonly negativeRecord: NegativeRecord;
  readonly debtInsights: DebtInsights;
  readonly unusualAccountActivity: UnusualAccountActivity;
  readonly cashFlow: CashFlow;
  readonly historicalBalances: HistoricalBalances;
  /** How many covered transactions have no category, and so are in no figure by category; null without categories. */
  readonly numUncategorizedTransactions: number | null;
}

export interface AttributeOptions {
  /** The day, YYYY-MM-DD, that "days since" counts to; moves nothing else. */
  readonly asOf: string;
  /** What an amount must exceed to be an outlier, in its own currency. */
  readonly outlierThreshold: number;
}

/** Of one account of any type, one entry for each currency it has. */
export function accountAttributes(account: Account, options: AttributeOptions): CreditAttributes[] {
  return attributesOf([account], [account], options);
}

/** Over a report, one entry for each currency in it. All but the cash flow covers depository accounts alone. */
export function reportAttributes(report: AssetReport, options: AttributeOptions): CreditAttributes[] {
  const accounts = report.items.flatMap((item) => item.accounts);
  const depository = accounts.filter(({ type }) => type === 'DEPOSITORY');
  return attributesOf(accounts, depository, options);
}

function attributesOf(
  accounts: readonly Account[],
  covered: readonly Account[],
  { asOf, outlierThreshold }: AttributeOptions,
): CreditAttributes[] {
  const transactions = byCurrency(transactionsOf(accounts));
  const coveredTransactions = byCurrency(transactionsOf(covered));
  const balances = byCurrency(covered.flatMap(({ historicalBalances }) => historicalBalances ?? []));
  const hasTransactions = isPresent(accounts, 'transactions');
  const hasCovered = isPresent(covered, 'transactions');
  const hasBalances = isPresent(covered, 'historicalBalances');
  const hasCategories = isPresent(covered, 'insights') && areCategorized(transactionsOf(covered));

  const seen = [transactions, balances].flatMap((groups) =>
    [...groups.values()].flatMap(([first]) => first ?? []),
  );
  return currenciesIn([...accounts.flatMap(currencyOf), ...seen]).map(([key, currency]) => {
    const ofCurrency = coveredTransactions.get(key) ?? [];
    const categorizedTransactions = hasCategories ? ofCurrency : null;
    const evidence = {
      transactions: hasTransactions ? (transactions.get(key) ?? []) : null,
      coveredTransactions: hasCovered ? ofCurrency : null,
      categorizedTransactions,
      balances: hasBalances ? dailyBalances(balances.get(key) ?? []) : null,
    };
    return {
      ...currency,
      negativeRecord: negativeRecordOf(evidence, asOf),
      debtInsights: debtInsightsOf(evidence, asOf),
      unusualAccountActivity: unusualAccountActivityOf(evidence, outlierThreshold),
      cashFlow: cashFlowOf(evidence),
      historicalBalances: historicalBalancesOf(evidence),
      numUncategorizedTransactions: categorizedTransactions?.filter(hasNoCategory).length ?? null,
    };
  });
}

function transactionsOf(accounts: readonly Account[]): Transaction[] {
  return accounts.flatMap(({ allTransactions }) => allTransactions ?? []);
}

/** Whether none of the accounts lacks a part that it should have, and at least one has it. */
function isPresent(accounts: readonly Account[], part: Part): boolean {
  return (
    combinedStatus(
      accounts.map(({ coverage }) => coverage),
      part,
    ) === 'PRESENT'
  );
}

/** An account in which nothing has happened still has a currency, unless the bank does not say. */
function currencyOf({ balances }: Account): Currency[] {
  return (balances.isoCurrencyCode ?? balances.unofficialCurrencyCode) === null ? [] : [balances];
}
