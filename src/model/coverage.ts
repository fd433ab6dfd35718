import type { AccountType } from './enums.js';

/**
 * Whether a report has a part. PARTIAL applies only to a whole report: some of its accounts have the part and others lack it.
 * NOT_APPLICABLE applies to an account that lacks a part which its type does not require, such as a loan without transactions.
 */
export type CoverageStatus = 'PRESENT' | 'PARTIAL' | 'ABSENT' | 'NOT_APPLICABLE';

/** The coverage of a history, with its first and last day. */
export interface HistoryCoverage {
  readonly status: CoverageStatus;
  /** The day of the oldest entry, YYYY-MM-DD; null without entries. */
  readonly firstDate: string | null;
  /** The day of the newest entry, YYYY-MM-DD; null without entries. */
  readonly lastDate: string | null;
}

/** The received parts of an account or a report. Figures are computed only from parts that are present. */
export interface Coverage {
  /** The first requested day, YYYY-MM-DD; null when the date of the report is invalid. */
  readonly requestedFrom: string | null;
  readonly transactions: HistoryCoverage;
  readonly historicalBalances: HistoryCoverage;
  readonly insights: CoverageStatus;
  readonly owners: CoverageStatus;
  readonly investments: CoverageStatus;
  /** The number of transactions without a primary credit category; null without Insights. For a report, the accounts with Insights. */
  readonly transactionsWithoutCategory: number | null;
  /** The number of transactions without `pending`; null without transactions. For a report, the accounts with transactions. */
  readonly transactionsWithoutPending: number | null;
}

/** The parts of `Coverage` that have a status. */
export type Part = 'transactions' | 'historicalBalances' | 'insights' | 'owners' | 'investments';

/** The status of each part of an account. */
export type PartStatuses = Readonly<Record<Part, CoverageStatus>>;

/** The facts that decide the statuses of an account's parts. For lists: whether they have entries; null when Plaid sent no list. */
export interface PartFacts {
  readonly type: AccountType;
  /** Whether the report was requested with Insights. */
  readonly hasInsights: boolean;
  /**
   * Whether an empty history may be a missing one: in a FAST report, in a report over 0 days, and after a warning about the
   * account's Item (`mayLackTransactions`).
   */
  readonly isWithoutHistory: boolean;
  readonly hasTransactions: boolean | null;
  readonly hasHistoricalBalances: boolean | null;
  readonly hasOwners: boolean | null;
  readonly hasInvestments: boolean;
}

/** The lists that the coverage of an account is computed from. */
export interface CoveredLists {
  readonly transactions: readonly CoveredTransaction[] | null;
  readonly historicalBalances: readonly Dated[] | null;
}

interface Dated {
  readonly date: string;
}

interface CoveredTransaction {
  readonly date: string;
  readonly pending: boolean | null;
  readonly creditCategory: { readonly primary: string | null } | null;
}

export function partStatuses(facts: PartFacts): PartStatuses {
  const transactions = historyStatus(facts.hasTransactions, facts);
  return {
    transactions,
    historicalBalances: historyStatus(facts.hasHistoricalBalances, facts),
    insights: insightsStatus(transactions, facts.hasInsights),
    owners: facts.hasOwners ? 'PRESENT' : 'ABSENT',
    investments: investmentsStatus(facts),
  };
}

export function accountCoverage(
  requestedFrom: string | null,
  parts: PartStatuses,
  { transactions, historicalBalances }: CoveredLists,
): Coverage {
  return {
    ...parts,
    requestedFrom,
    transactions: { status: parts.transactions, ...datesOf(transactions ?? []) },
    historicalBalances: { status: parts.historicalBalances, ...datesOf(historicalBalances ?? []) },
    transactionsWithoutCategory: countIf(parts.insights, transactions, hasNoCategory),
    transactionsWithoutPending: countIf(parts.transactions, transactions, ({ pending }) => pending === null),
  };
}

/** Combines the accounts of a report. A part is PRESENT when no account lacks it. */
export function combinedCoverage(
  requestedFrom: string | null,
  accounts: readonly { readonly parts: PartStatuses; readonly coverage: Coverage }[],
): Coverage {
  const coverages = accounts.map(({ coverage }) => coverage);
  const combined = (part: Part) => combinedStatus(accounts, part);
  return {
    requestedFrom,
    transactions: { status: combined('transactions'), ...combinedDates(coverages, 'transactions') },
    historicalBalances: {
      status: combined('historicalBalances'),
      ...combinedDates(coverages, 'historicalBalances'),
    },
    insights: combined('insights'),
    owners: combined('owners'),
    investments: combined('investments'),
    transactionsWithoutCategory: total(coverages.map((coverage) => coverage.transactionsWithoutCategory)),
    transactionsWithoutPending: total(coverages.map((coverage) => coverage.transactionsWithoutPending)),
  };
}

function countIf(
  status: CoverageStatus,
  transactions: readonly CoveredTransaction[] | null,
  isMeant: (transaction: CoveredTransaction) => boolean,
): number | null {
  return status === 'PRESENT' ? (transactions ?? []).filter(isMeant).length : null;
}

/** The sum of the known counts; null when all are unknown. */
function total(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

/** The coverage of the same account or report without Insights. */
export function coverageWithoutInsights(coverage: Coverage): Coverage {
  const insights = insightsStatus(coverage.transactions.status, false);
  return { ...coverage, insights, transactionsWithoutCategory: null };
}

/** The statuses of the same account without Insights. */
export function partsWithoutInsights(parts: PartStatuses): PartStatuses {
  return { ...parts, insights: insightsStatus(parts.transactions, false) };
}

/** The status of a part over several accounts; NOT_APPLICABLE without accounts. */
export function combinedStatus(
  accounts: readonly { readonly parts: PartStatuses }[],
  part: Part,
): CoverageStatus {
  const statuses = new Set(accounts.map(({ parts }) => parts[part]));
  statuses.delete('NOT_APPLICABLE');
  const [only = 'NOT_APPLICABLE'] = statuses;
  return statuses.size > 1 ? 'PARTIAL' : only;
}

export function hasNoCategory({ creditCategory }: Pick<CoveredTransaction, 'creditCategory'>): boolean {
  return creditCategory === null || creditCategory.primary === null;
}

/**
 * An empty list may mean an account without activity. Plaid also sends empty lists for accounts that are neither credit nor
 * depository, and for histories that it lacks.
 */
function historyStatus(hasEntries: boolean | null, { type, isWithoutHistory }: PartFacts): CoverageStatus {
  if (hasEntries) return 'PRESENT';
  if (type !== 'CREDIT' && type !== 'DEPOSITORY') return 'NOT_APPLICABLE';
  return hasEntries === null || isWithoutHistory ? 'ABSENT' : 'PRESENT';
}

function datesOf(entries: readonly Dated[]): Pick<HistoryCoverage, 'firstDate' | 'lastDate'> {
  let firstDate: string | null = null;
  let lastDate: string | null = null;
  for (const { date } of entries) {
    if (firstDate === null || date < firstDate) firstDate = date;
    if (lastDate === null || date > lastDate) lastDate = date;
  }
  return { firstDate, lastDate };
}

/** Insights describe transactions, so they are absent when transactions are. */
function insightsStatus(transactions: CoverageStatus, hasInsights: boolean): CoverageStatus {
  return transactions === 'NOT_APPLICABLE' || hasInsights ? transactions : 'ABSENT';
}

function investmentsStatus({ type, hasInvestments }: PartFacts): CoverageStatus {
  if (hasInvestments) return 'PRESENT';
  return type === 'INVESTMENT' || type === 'BROKERAGE' ? 'ABSENT' : 'NOT_APPLICABLE';
}

function combinedDates(coverages: readonly Coverage[], part: 'transactions' | 'historicalBalances') {
  const days = coverages.flatMap((coverage) => {
    const { firstDate, lastDate } = coverage[part];
    return [firstDate, lastDate].flatMap((date) => (date === null ? [] : [{ date }]));
  });
  return datesOf(days);
}
