import fc from 'fast-check';
import { Lazy } from '../../../../src/lib/lazy.js';
import type { Account, HistoricalBalance } from '../../../../src/model/account.js';
import type { AssetReport } from '../../../../src/model/asset-report.js';
import { accountCoverage, combinedCoverage, partStatuses } from '../../../../src/model/coverage.js';
import type { AccountType } from '../../../../src/model/enums.js';
import type { Transaction } from '../../../../src/model/transaction.js';
import { directionOf } from '../../../../src/model/transaction.mapper.js';

/** The date of the reports in these tests. */
export const TODAY = '2026-11-21';
const FIRST_DAY = '2024-11-21';

interface Movement {
  readonly date: string;
  readonly amount: number;
  readonly primary: string | null;
  readonly currency: string;
}

export function transaction({ date, amount, primary, currency }: Movement): Transaction {
  return {
    accountId: 'account',
    transactionId: 'transaction',
    amount,
    direction: directionOf(amount),
    isoCurrencyCode: currency,
    unofficialCurrencyCode: null,
    date,
    originalDescription: null,
    pending: false,
    pendingTransactionId: null,
    dateTransacted: null,
    name: null,
    merchantName: null,
    category: null,
    categoryId: null,
    creditCategory: primary === null ? null : { primary, detailed: `${primary}_OTHER` },
    checkNumber: null,
    accountOwner: null,
    location: null,
    paymentMeta: null,
    transactionType: null,
    transactionTypeRaw: null,
    incomeSourceId: null,
  };
}

export function balance(date: string, current: number, currency = 'USD'): HistoricalBalance {
  return { date, current, isoCurrencyCode: currency, unofficialCurrencyCode: null };
}

/** An account with all of its lists. */
export type ListedAccount = Account & {
  readonly allTransactions: Lazy<readonly Transaction[]>;
  readonly historicalBalances: Lazy<readonly HistoricalBalance[]>;
};

/** The given fields of an account. Its parts and its coverage are computed. */
type Given = Partial<
  Omit<ListedAccount, 'parts' | 'coverage' | 'allTransactions' | 'historicalBalances'> & {
    readonly allTransactions: readonly Transaction[];
    readonly historicalBalances: readonly HistoricalBalance[];
  }
>;

/** An account without transactions, except for the given fields. Its coverage is computed from its lists. */
export function account({
  allTransactions = [],
  historicalBalances = [],
  ...own
}: Given = {}): ListedAccount {
  const made = {
    accountId: 'account',
    dateGenerated: `${TODAY}T12:00:00Z`,
    hasInsights: true,
    balances: {
      available: null,
      current: null,
      limit: null,
      marginLoanAmount: null,
      isoCurrencyCode: 'USD',
      unofficialCurrencyCode: null,
      lastUpdatedDatetime: null,
    },
    mask: null,
    name: 'Account',
    officialName: null,
    type: 'DEPOSITORY',
    typeRaw: 'depository',
    subtype: null,
    subtypeRaw: null,
    verificationStatus: null,
    verificationStatusRaw: null,
    persistentAccountId: null,
    ownershipType: null,
    ownershipTypeRaw: null,
    daysAvailable: 0,
    allTransactions: Lazy.of(allTransactions),
    owners: [],
    historicalBalances: Lazy.of(historicalBalances),
    investments: null,
    insights: null,
    ...own,
  } as const;
  const parts = partStatuses({
    type: made.type,
    hasInsights: made.hasInsights,
    isWithoutHistory: false,
    hasTransactions: allTransactions.length > 0,
    hasHistoricalBalances: historicalBalances.length > 0,
    hasOwners: made.owners && made.owners.length > 0,
    hasInvestments: made.investments !== null,
  });
  const lists = { transactions: allTransactions, historicalBalances };
  return { ...made, parts, coverage: Lazy.of(accountCoverage(FIRST_DAY, parts, lists)) };
}

/** A report with one Item for each list of accounts. */
export function report(...items: readonly (readonly Account[])[]): AssetReport {
  return {
    assetReportId: 'report',
    clientReportId: null,
    dateGenerated: `${TODAY}T12:00:00Z`,
    hasInsights: true,
    daysRequested: 730,
    user: {
      clientUserId: null,
      firstName: null,
      middleName: null,
      lastName: null,
      ssn: null,
      phoneNumber: null,
      email: null,
    },
    items: items.map((accounts) => ({
      itemId: 'item',
      institutionName: 'Bank of Examples',
      institutionId: 'ins_0',
      dateLastUpdated: `${TODAY}T12:00:00Z`,
      accounts,
    })),
    coverage: Lazy.of(
      combinedCoverage(
        FIRST_DAY,
        items.flat().map(({ parts, coverage }) => ({ parts, coverage: coverage.get() })),
      ),
    ),
    insights: null,
  };
}

const cents = fc.integer({ min: -1_500_000, max: 1_500_000 }).map((whole) => whole / 100);
const currency = fc.constantFrom('USD', 'CAD');

/** A random day of a report of two years. */
export const day = fc
  .integer({ min: 0, max: 730 })
  .map((age) => new Date(Date.parse(TODAY) - age * 86_400_000).toISOString().slice(0, 10));

export const someTransaction = fc
  .record({
    date: day,
    amount: cents,
    primary: fc.constantFrom('BANK_PENALTIES', 'LOAN_DISBURSEMENTS', 'LOAN_PAYMENTS', 'DINING'),
    currency,
  })
  .map(transaction);

export const someAccount = fc
  .record({
    type: fc.constantFrom<AccountType>('DEPOSITORY', 'CREDIT', 'INVESTMENT'),
    allTransactions: fc.array(someTransaction, { maxLength: 40 }),
    historicalBalances: fc
      .uniqueArray(day, { maxLength: 30 })
      .chain((days) =>
        fc.tuple(
          ...days.map((date) =>
            fc.tuple(cents, currency).map(([current, code]) => balance(date, current, code)),
          ),
        ),
      ),
  })
  .map(account);

export const someReport = fc
  .array(fc.array(someAccount, { maxLength: 3 }), { maxLength: 3 })
  .map((items) => report(...items));
