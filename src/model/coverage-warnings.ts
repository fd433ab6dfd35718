import type { Account } from './account.js';
import type { AssetReport, Warning, WarningCause } from './asset-report.js';
import type { Part } from './coverage.js';
import type { WarningCode } from './enums.js';

/**
 * Whether Plaid's warnings leave it open that it has no transactions of an Item: it says so, or a warning cannot be read, or
 * is of a kind that this version does not know. A warning that names no Item is about all of them.
 */
export function mayLackTransactions(warnings: readonly Warning[], itemId: string): boolean {
  return warnings.some(
    (warning) =>
      isAboutItem(warning, itemId) &&
      (saysNoTransactions(warning) || warning.warningCode === null || warning.warningCode === 'UNRECOGNIZED'),
  );
}

function saysNoTransactions({ warningCode }: Warning): boolean {
  return warningCode === 'TRANSACTIONS_UNAVAILABLE';
}

function isAboutItem({ cause }: Warning, itemId: string): boolean {
  return cause === null || (cause.itemId ?? itemId) === itemId;
}

/** Warnings for missing histories of which Plaid says nothing itself, as in a FAST report. */
export function missingHistory(report: AssetReport, plaidWarnings: readonly Warning[]): Warning[] {
  const warned = report.items
    .filter(({ itemId }) =>
      plaidWarnings.some((warning) => saysNoTransactions(warning) && isAboutItem(warning, itemId)),
    )
    .flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId));
  const withoutTransactions = accountsWithout(report, 'transactions').filter((id) => !warned.includes(id));
  return [
    ...warningFor('TRANSACTIONS_UNAVAILABLE', withoutTransactions),
    ...warningFor('HISTORICAL_BALANCES_UNAVAILABLE', accountsWithout(report, 'historicalBalances')),
  ];
}

/**
 * The warning for an operation that needs Insights over a report that has none.
 *
 * @param cause Plaid's refusal; null when Insights were declined, or the report is an audit copy.
 */
export function missingInsights(report: AssetReport, cause: WarningCause | null): Warning[] {
  const accountIds = accountsWithout(report, 'insights');
  return cause === null && accountIds.length === 0
    ? []
    : [{ ...own('INSIGHTS_UNAVAILABLE'), cause, accountIds }];
}

/** The warning for an operation that needs Insights, when Plaid gave some transactions no category. Reads all transactions. */
export function missingCategories(report: AssetReport): Warning[] {
  const accountIds = accountsWhere(
    report,
    ({ coverage }) => (coverage.get().transactionsWithoutCategory ?? 0) > 0,
  );
  return warningFor('CATEGORIES_INCOMPLETE', accountIds);
}

function accountsWithout(report: AssetReport, part: Part): string[] {
  return accountsWhere(report, ({ parts }) => parts[part] === 'ABSENT');
}

function accountsWhere(report: AssetReport, isMeant: (account: Account) => boolean): string[] {
  return report.items.flatMap(({ accounts }) => accounts.filter(isMeant).map(({ accountId }) => accountId));
}

function warningFor(code: WarningCode, accountIds: readonly string[]): Warning[] {
  return accountIds.length === 0 ? [] : [{ ...own(code), cause: null, accountIds }];
}

function own(code: WarningCode) {
  return {
    warningType: 'CREDITGRAPH_WARNING',
    warningCode: code,
    warningCodeRaw: code,
    field: null,
  } as const;
}
