import type { Account, HistoricalBalance } from '../account.js';
import type { AssetReport } from '../asset-report.js';
import { combinedStatus, hasNoCategory, type Part } from '../coverage.js';
import type { Transaction } from '../transaction.js';
import { type CashFlow, cashFlowOf } from './cash-flow.js';
import { areCategorized } from './credit-category.js';
import { byCurrency, type Currency, currenciesIn, keyOf, namedCurrency } from './currency.js';
import { dailyBalances } from './daily-balance.js';
import { type DebtInsights, debtInsightsOf } from './debt-insights.js';
import { type HistoricalBalances, historicalBalancesOf } from './historical-balances.js';
import { type NegativeRecord, negativeRecordOf } from './negative-record.js';
import { type UnusualAccountActivity, unusualAccountActivityOf } from './unusual-account-activity.js';

/**
 * What an underwriter looks for first, in one currency. The attributes, their names and their meaning are those of Plaid's
 * public `credit-attributes` library; docs/decisions/0030-attributes.md lists where it is ambiguous or wrong.
 * A figure is null when a part that it is computed from is absent, and 0 only when the part is there.
 */
export interface CreditAttributes extends Currency {
  readonly negativeRecord: NegativeRecord;
  readonly debtInsights: DebtInsights;
  readonly unusualAccountActivity: UnusualAccountActivity;
  readonly cashFlow: CashFlow;
  readonly historicalBalances: HistoricalBalances;
  /** The covered transactions without a category, which no figure by category counts; null without categories. */
  readonly numUncategorizedTransactions: number | null;
}

export interface AttributeOptions {
  /** The day, YYYY-MM-DD, to which "days since" counts. Affects nothing else. */
  readonly asOf: string;
  /** A larger amount is an outlier, in its own currency. */
  readonly outlierThreshold: number;
}

/** The attributes of an account of any type, one entry for each of its currencies. */
export function accountAttributes(account: Account, options: AttributeOptions): CreditAttributes[] {
  return attributesOf([account], [account], options);
}

/** The attributes of a report, one entry for each currency. All but the cash flow cover depository accounts only. */
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
  const all = accounts.map(splitByCurrency);
  const coveredSplits = all.filter(({ account }) => covered.includes(account));
  const isThere = (splits: readonly AccountSplit[], key: string, part: Part) =>
    isPresent(splits, part) && isPresent(splits.filter(holds(key)), part);

  const seen = [
    ...accounts.flatMap(({ balances }) => namedCurrency(balances)),
    ...all.flatMap(({ transactions }) => firsts(transactions)),
    ...coveredSplits.flatMap(({ balances }) => firsts(balances)),
  ];
  return currenciesIn(seen).map(([key, currency]) => {
    const ofCurrency = coveredSplits.flatMap(({ transactions }) => transactions.get(key) ?? []);
    const hasCategories = isThere(coveredSplits, key, 'insights') && areCategorized(ofCurrency);
    const categorizedTransactions = hasCategories ? ofCurrency : null;
    const evidence = {
      transactions: isThere(all, key, 'transactions')
        ? all.flatMap(({ transactions }) => transactions.get(key) ?? [])
        : null,
      coveredTransactions: isThere(coveredSplits, key, 'transactions') ? ofCurrency : null,
      categorizedTransactions,
      balances: isThere(coveredSplits, key, 'historicalBalances')
        ? dailyBalances(coveredSplits.flatMap(({ balances }) => balances.get(key) ?? []))
        : null,
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

/** An account with its transactions and balances, by the key of their currency. */
interface AccountSplit {
  readonly account: Account;
  readonly transactions: ReadonlyMap<string, readonly Transaction[]>;
  readonly balances: ReadonlyMap<string, readonly HistoricalBalance[]>;
}

function splitByCurrency(account: Account): AccountSplit {
  return {
    account,
    transactions: byCurrency(account.allTransactions?.get() ?? []),
    balances: byCurrency(account.historicalBalances?.get() ?? []),
  };
}

/** Whether an account has a currency: in its balance or in its histories. */
function holds(key: string): (split: AccountSplit) => boolean {
  return ({ account, transactions, balances }) =>
    transactions.has(key) || balances.has(key) || keyOf(account.balances) === key;
}

function firsts<T>(groups: ReadonlyMap<string, readonly T[]>): T[] {
  return [...groups.values()].flatMap(([first]) => first ?? []);
}

/** Whether at least one account has a part, and no account lacks it that should have it. */
function isPresent(splits: readonly AccountSplit[], part: Part): boolean {
  const accounts = splits.map(({ account }) => account);
  return combinedStatus(accounts, part) === 'PRESENT';
}
