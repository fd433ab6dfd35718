/**
 * Options of this graph for urql's Graphcache: see docs/CLIENTS.md. Import the file or copy it; it imports no other file
 * of this repository.
 *
 *     cacheExchange({ keys, updates, possibleTypes })
 */
import type {
  DataFields,
  KeyGenerator,
  KeyingConfig,
  PossibleTypesConfig,
  UpdateResolver,
  UpdatesConfig,
} from '@urql/exchange-graphcache';

/** For fragments on `Node`. */
export const possibleTypes: PossibleTypesConfig = {
  Node: ['Account', 'AssetReport', 'AuditCopy', 'CashflowReport', 'Item', 'RelayToken'],
};

/** Types without an id. The cache stores them in their parent. */
const EMBEDDED = [
  'AccountInsights',
  'Address',
  'AffordabilityInsights',
  'AssetReportPayload',
  'AssetReportResult',
  'Attempt',
  'AverageDailyBalance',
  'BacsNumbers',
  'Balances',
  'BankPenaltiesIndicators',
  'BusinessAccount',
  'BusinessAccountBalances',
  'BusinessFinanceCategory',
  'CashFlowAttributes',
  'CashflowAccountInsights',
  'CashflowHistoricalBalance',
  'CashflowInsights',
  'CashflowItem',
  'CashflowMonthlySummary',
  'CashflowTransaction',
  'CashflowTransactionConnection',
  'CashflowTransactionEdge',
  'Counterparty',
  'CounterpartyNumbers',
  'Coverage',
  'CreateAuditCopyPayload',
  'CreateRelayTokenPayload',
  'CreditAttributes',
  'CreditCategory',
  'CurrencySummary',
  'DailyBalance',
  'DebtInsightsAttributes',
  'Download',
  'Email',
  'ExpenditureInsights',
  'ExpenditureSummary',
  'GamblingIndicators',
  'HistoricalBalance',
  'HistoricalBalancesAttributes',
  'HistoryCoverage',
  'Holding',
  'IncomeInsights',
  'IncomeStream',
  'InternationalNumbers',
  'InvestmentTransaction',
  'Investments',
  'ItemError',
  'LargeDeposit',
  'LargeDeposits',
  'LoanDisbursementsIndicators',
  'LoanPaymentsIndicators',
  'Location',
  'MoneyAmount',
  'MoneyAmountWithAverage',
  'MonthSummary',
  'MonthlyAmount',
  'MonthlySummary',
  'NegativeBalanceInsights',
  'NegativeBalanceOccurrence',
  'NegativeRecordAttributes',
  'OutlierTransactionsInsights',
  'Owner',
  'OwnerMatch',
  'PageInfo',
  'PaymentMeta',
  'PersonalFinanceCategory',
  'PhoneNumber',
  'PlaidErrorCause',
  'PlaidErrorDetail',
  'RefreshCashflowReportPayload',
  'RefreshRelayTokenPayload',
  'RemovedPayload',
  'RelayEvent',
  'ReportAge',
  'ReportDownloads',
  'ReportEvent',
  'ReportUser',
  'RiskIndicators',
  'SealRelayTokenPayload',
  'Security',
  'TaxLot',
  'Transaction',
  'TransactionConnection',
  'TransactionEdge',
  'UnusualAccountActivityAttributes',
  'VerificationInsights',
  'VerificationNetworkStatus',
  'VerificationPreviousReturns',
  'VerifiedAssets',
  'Warning',
  'WarningCause',
];

const embedded: KeyGenerator = () => null;

let reportsWithoutId = 0;

export const keys: KeyingConfig = {
  ...Object.fromEntries(EMBEDDED.map((type) => [type, embedded])),
  // Without an id it may be another report each time, so it replaces the previous one.
  AssetReport: ({ id }) => {
    if (typeof id === 'string') return id;
    reportsWithoutId += 1;
    return `without-id-${reportsWithoutId}`;
  },
};

/**
 * None for `ReportEvent`: of a subscription, Graphcache stores only the objects with an id, and an update of a type without one
 * makes its result null.
 */
export const updates: UpdatesConfig = {
  AuditCopy: { assetReport: evictOldResult },
  Query: { assetReport: evictOldResult },
  RelayToken: { assetReport: evictOldResult },
};

/** The link that the cache stores with a result: the subject of the result. */
const SUBJECT = '__subject';

/**
 * Graphcache merges the fields of a result with those of earlier results. If the subject differs, this evicts the earlier fields, so
 * that old warnings never stay with a new report.
 */
function evictOldResult(...[parent, , cache, info]: Parameters<UpdateResolver>): void {
  const result = parent[info.fieldName] as DataFields | null;
  const place = cache.resolve(info.parentKey, info.parentFieldKey);
  if (result === null || typeof place !== 'string') return;

  const before = cache.resolve(place, SUBJECT);
  const subject = subjectOf(result, result.report ? cache.resolve(place, 'report') : null);
  const isKnown = subject !== null && typeof before === 'string';
  if (isKnown && (subject === before || isPartOf(subject, before))) return;
  cache.link(place, SUBJECT, subject);
  if (isKnown && isPartOf(before, subject)) return;
  const current = new Set([...Object.keys(result), '__typename', SUBJECT]);
  for (const { fieldName, fieldKey } of cache.inspectFields(place)) {
    if (!current.has(fieldName)) cache.invalidate(place, fieldKey);
  }
}

/**
 * The subject of a result: the cache key of its report; PENDING or FAILED; READY or NOT_READY when the result contains nothing else;
 * null when it contains more but does not identify the report.
 */
function subjectOf(result: DataFields, reportKey: unknown): string | null {
  if (typeof reportKey === 'string') return reportKey;
  const { report, status } = result;
  if (status === 'READY') return hasOnly(result, ['status', 'retryAfterMs', 'error']) ? 'READY' : null;
  if (typeof status === 'string') return status;
  return report === null && hasOnly(result, ['report']) ? 'NOT_READY' : null;
}

function hasOnly(result: DataFields, fields: string[]): boolean {
  return Object.keys(result).every((field) => field === '__typename' || fields.includes(field));
}

function isPartOf(part: string, whole: string): boolean {
  if (part === 'READY') return whole.startsWith('AssetReport:');
  return part === 'NOT_READY' && (whole === 'PENDING' || whole === 'FAILED');
}
