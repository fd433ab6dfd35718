import type { Account } from './account.js';
import type { AssetReport, Warning, WarningCause } from './asset-report.js';
import type { Part } from './coverage.js';
import type { WarningCode } from './enums.js';

/**
 * Whether Plaid may have no transactions of an Item, by its warnings: a warning says so, has no code, or has a code that this
 * version does not know. A warning without an Item applies to all Items.
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

/** Warnings for missing histories without a warning from Plaid, as in a FAST report. */
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
 * The warning for an operation that needs Insights of a report without Insights.
 *
 * @param cause Plaid's refusal; null when the client declined Insights, and for audit copies.
 */
export function missingInsights(report: AssetReport, cause: WarningCause | null): Warning[] {
  const accountIds = accountsWithout(report, 'insights');
  return cause === null && accountIds.length === 0
    ? []
    : [{ ...own('INSIGHTS_UNAVAILABLE'), cause, accountIds }];
}

/** The warning for an operation that needs Insights when some transactions have no category. Parses all transactions. */
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
