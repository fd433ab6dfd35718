import type { Lazy } from '../lib/lazy.js';
import type { AccountInsights } from './account-insights.js';
import type { AccountSubtype } from './account-subtype.js';
import type { Coverage, PartStatuses } from './coverage.js';
import type { AccountType, EmailType, OwnershipType, PhoneNumberType, VerificationStatus } from './enums.js';
import type { Investments } from './investments.js';
import type { Transaction } from './transaction.js';

/** One account of an Item. A `...Raw` field holds the wire value of the enum with the same name. */
export interface Account {
  readonly accountId: string;
  /** The date of the report. Computations over the account depend on its age. */
  readonly dateGenerated: string;
  readonly balances: Balances;
  readonly mask: string | null;
  readonly name: string | null;
  readonly officialName: string | null;
  readonly type: AccountType;
  readonly typeRaw: string;
  readonly subtype: AccountSubtype | null;
  readonly subtypeRaw: string | null;
  readonly verificationStatus: VerificationStatus | null;
  readonly verificationStatusRaw: string | null;
  readonly persistentAccountId: string | null;
  readonly ownershipType: OwnershipType | null;
  readonly ownershipTypeRaw: string | null;
  /** May be a fraction. */
  readonly daysAvailable: number | null;
  /** Whether the report was requested with Insights, Plaid's data about each transaction. */
  readonly hasInsights: boolean;
  /** The status of each part. Known without parsing the transactions. */
  readonly parts: PartStatuses;
  /** Parses the transactions and the balances of past days. */
  readonly coverage: Lazy<Coverage>;
  /**
   * Null when Plaid sent no list. `parts` tells the meaning of an empty list. Parsed from Plaid's bytes on the first read: most
   * of a report is transactions, and many operations read none.
   */
  readonly allTransactions: Lazy<readonly Transaction[]> | null;
  /** Null when Plaid sent no list. */
  readonly owners: readonly Owner[] | null;
  /** Like `allTransactions`: null when Plaid sent no list, and parsed on the first read. */
  readonly historicalBalances: Lazy<readonly HistoricalBalance[]> | null;
  readonly investments: Investments | null;
  readonly insights: AccountInsights | null;
}

/** Amounts in the account's currency. Plaid sets one of the two currency codes. */
export interface Balances {
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
  readonly marginLoanAmount: number | null;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
  readonly lastUpdatedDatetime: string | null;
}

export interface HistoricalBalance {
  readonly date: string;
  readonly current: number;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** The bank's data about the owners of an account. Plaid merges the owners of a joint account into one. */
export interface Owner {
  readonly names: readonly string[];
  readonly phoneNumbers: readonly PhoneNumber[];
  readonly emails: readonly Email[];
  readonly addresses: readonly Address[];
}

export interface PhoneNumber {
  readonly data: string | null;
  readonly primary: boolean | null;
  readonly type: PhoneNumberType | null;
  readonly typeRaw: string | null;
}

export interface Email {
  readonly data: string | null;
  readonly primary: boolean | null;
  readonly type: EmailType | null;
  readonly typeRaw: string | null;
}

export interface Address {
  readonly street: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly primary: boolean | null;
}
