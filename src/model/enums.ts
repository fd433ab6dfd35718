import { type NameOf, openEnum } from './open-enum.js';

/*
 * Wire value to name, for all enums of an Asset Report. Sources: Plaid's OpenAPI 1.697.4, and the values of later SDK
 * releases. Names are the values in upper snake case, with a word before a leading digit.
 */

export const accountType = openEnum({
  investment: 'INVESTMENT',
  credit: 'CREDIT',
  depository: 'DEPOSITORY',
  loan: 'LOAN',
  brokerage: 'BROKERAGE',
  other: 'OTHER',
});
export type AccountType = NameOf<typeof accountType>;

export const ownershipType = openEnum({
  individual: 'INDIVIDUAL',
  joint: 'JOINT',
  association: 'ASSOCIATION',
  trust: 'TRUST',
});
export type OwnershipType = NameOf<typeof ownershipType>;

export const verificationStatus = openEnum({
  automatically_verified: 'AUTOMATICALLY_VERIFIED',
  pending_automatic_verification: 'PENDING_AUTOMATIC_VERIFICATION',
  pending_manual_verification: 'PENDING_MANUAL_VERIFICATION',
  manually_verified: 'MANUALLY_VERIFIED',
  verification_expired: 'VERIFICATION_EXPIRED',
  verification_failed: 'VERIFICATION_FAILED',
  database_matched: 'DATABASE_MATCHED',
});
export type VerificationStatus = NameOf<typeof verificationStatus>;

export const transactionType = openEnum({
  digital: 'DIGITAL',
  place: 'PLACE',
  special: 'SPECIAL',
  unresolved: 'UNRESOLVED',
});
export type TransactionType = NameOf<typeof transactionType>;

/** Plaid's codes, and those of creditgraph: INSIGHTS_UNAVAILABLE, CATEGORIES_INCOMPLETE and ENTRIES_OMITTED. */
export const warningCode = openEnum({
  OWNERS_UNAVAILABLE: 'OWNERS_UNAVAILABLE',
  INVESTMENTS_UNAVAILABLE: 'INVESTMENTS_UNAVAILABLE',
  TRANSACTIONS_UNAVAILABLE: 'TRANSACTIONS_UNAVAILABLE',
  BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA: 'BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA',
  BANK_INCOME_INSIGHTS_INCOMPLETE: 'BANK_INCOME_INSIGHTS_INCOMPLETE',
  BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS: 'BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS',
  BANK_INCOME_INSIGHTS_INTERNAL_ERROR: 'BANK_INCOME_INSIGHTS_INTERNAL_ERROR',
  BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED: 'BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED',
  HISTORICAL_BALANCES_UNAVAILABLE: 'HISTORICAL_BALANCES_UNAVAILABLE',
  INSIGHTS_UNAVAILABLE: 'INSIGHTS_UNAVAILABLE',
  CATEGORIES_INCOMPLETE: 'CATEGORIES_INCOMPLETE',
  ENTRIES_OMITTED: 'ENTRIES_OMITTED',
});
export type WarningCode = NameOf<typeof warningCode>;

export const phoneNumberType = openEnum({
  home: 'HOME',
  work: 'WORK',
  office: 'OFFICE',
  mobile: 'MOBILE',
  mobile1: 'MOBILE1',
  other: 'OTHER',
});
export type PhoneNumberType = NameOf<typeof phoneNumberType>;

export const emailType = openEnum({ primary: 'PRIMARY', secondary: 'SECONDARY', other: 'OTHER' });
export type EmailType = NameOf<typeof emailType>;

export const investmentTransactionType = openEnum({
  buy: 'BUY',
  sell: 'SELL',
  cancel: 'CANCEL',
  cash: 'CASH',
  fee: 'FEE',
  transfer: 'TRANSFER',
});
export type InvestmentTransactionType = NameOf<typeof investmentTransactionType>;

export const positionType = openEnum({ LONG: 'LONG', SHORT: 'SHORT' });
export type PositionType = NameOf<typeof positionType>;
