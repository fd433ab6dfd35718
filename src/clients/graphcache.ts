/**
 * Options of this graph for urql's Graphcache: see docs/CLIENTS.md. Import the file, or copy it; it needs nothing else of this
 * repository.
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

/** What has no id is a part of what it stands in, and is kept there. */
const EMBEDDED = [
  'AccountInsights',
  'Address',
  'AffordabilityInsights',
  'AssetReportPayload',
  'AssetReportResult',
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
  'InternationalNumbers',
  'InvestmentTransaction',
  'Investments',
  'ItemError',
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
  'PageInfo',
  'PaymentMeta',
  'PersonalFinanceCategory',
  'PhoneNumber',
  'PlaidErrorCause',
  'PlaidErrorDetail',
  'RefreshCashflowReportPayload',
  'RefreshRelayTokenPayload',
  'RemovedPayload',
  'ReportDownloads',
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
  'Warning',
  'WarningCause',
];

const embedded: KeyGenerator = () => null;

let reportsWithoutId = 0;

export const keys: KeyingConfig = {
  ...Object.fromEntries(EMBEDDED.map((type) => [type, embedded])),
  // Without an id it may be another report each time: it replaces the one before.
  AssetReport: ({ id }) => {
    if (typeof id === 'string') return id;
    reportsWithoutId += 1;
    return `without-id-${reportsWithoutId}`;
  },
};

export const updates: UpdatesConfig = {
  AuditCopy: { assetReport: forgetOldAnswer },
  Query: { assetReport: forgetOldAnswer },
  RelayToken: { assetReport: forgetOldAnswer },
};

/** Under this name the cache keeps, beside an answer, what it is about. */
const SUBJECT = '__subject';

/**
 * Graphcache puts the fields of an answer beside those that it has of earlier ones. Where the two are not about the same,
 * the earlier ones are dropped: warnings of an old answer never stay beside a new report.
 */
function forgetOldAnswer(...[parent, , cache, info]: Parameters<UpdateResolver>): void {
  const answer = parent[info.fieldName] as DataFields | null;
  const place = cache.resolve(info.parentKey, info.parentFieldKey);
  if (answer === null || typeof place !== 'string') return;

  const before = cache.resolve(place, SUBJECT);
  const subject = subjectOf(answer, answer.report ? cache.resolve(place, 'report') : null);
  const isKnown = subject !== null && typeof before === 'string';
  if (isKnown && (subject === before || isPartOf(subject, before))) return;
  cache.link(place, SUBJECT, subject);
  if (isKnown && isPartOf(before, subject)) return;
  const kept = new Set([...Object.keys(answer), '__typename', SUBJECT]);
  for (const { fieldName, fieldKey } of cache.inspectFields(place)) {
    if (!kept.has(fieldName)) cache.invalidate(place, fieldKey);
  }
}

/**
 * What an answer is about: a report, by its key; PENDING or FAILED; READY or NOT_READY where it says no more than that; and
 * null where it says more, but not of what.
 */
function subjectOf(answer: DataFields, reportKey: unknown): string | null {
  if (typeof reportKey === 'string') return reportKey;
  const { report, status } = answer;
  if (status === 'READY') return saysOnly(answer, ['status', 'retryAfterMs', 'error']) ? 'READY' : null;
  if (typeof status === 'string') return status;
  return report === null && saysOnly(answer, ['report']) ? 'NOT_READY' : null;
}

function saysOnly(answer: DataFields, fields: string[]): boolean {
  return Object.keys(answer).every((field) => field === '__typename' || fields.includes(field));
}

function isPartOf(part: string, whole: string): boolean {
  if (part === 'READY') return whole.startsWith('AssetReport:');
  return part === 'NOT_READY' && (whole === 'PENDING' || whole === 'FAILED');
}
