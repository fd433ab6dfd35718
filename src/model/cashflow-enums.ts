import { type NameOf, openEnum } from './open-enum.js';

/*
 * Wire value to name, for the enums of a Cashflow Report only. Sources and names are as in `enums.ts`.
 */

export const paymentChannel = openEnum({ online: 'ONLINE', 'in store': 'IN_STORE', other: 'OTHER' });
export type PaymentChannel = NameOf<typeof paymentChannel>;

export const transactionCode = openEnum({
  adjustment: 'ADJUSTMENT',
  atm: 'ATM',
  'bank charge': 'BANK_CHARGE',
  'bill payment': 'BILL_PAYMENT',
  cash: 'CASH',
  'cash advance': 'CASH_ADVANCE',
  cashback: 'CASHBACK',
  cheque: 'CHEQUE',
  'direct debit': 'DIRECT_DEBIT',
  interest: 'INTEREST',
  'late fee': 'LATE_FEE',
  'membership fee': 'MEMBERSHIP_FEE',
  payment: 'PAYMENT',
  purchase: 'PURCHASE',
  refund: 'REFUND',
  'returned item fee': 'RETURNED_ITEM_FEE',
  'standing order': 'STANDING_ORDER',
  transfer: 'TRANSFER',
});
export type TransactionCode = NameOf<typeof transactionCode>;

export const counterpartyType = openEnum({
  merchant: 'MERCHANT',
  financial_institution: 'FINANCIAL_INSTITUTION',
  payment_app: 'PAYMENT_APP',
  marketplace: 'MARKETPLACE',
  payment_terminal: 'PAYMENT_TERMINAL',
  income_source: 'INCOME_SOURCE',
});
export type CounterpartyType = NameOf<typeof counterpartyType>;

/** Plaid's type is any string. Its description lists these values. */
export const confidenceLevel = openEnum({
  VERY_HIGH: 'VERY_HIGH',
  HIGH: 'HIGH',
  MEDIUM: 'MEDIUM',
  LOW: 'LOW',
  UNKNOWN: 'UNKNOWN',
});
export type ConfidenceLevel = NameOf<typeof confidenceLevel>;

export const financeCategoryVersion = openEnum({ v1: 'V1', v2: 'V2' });
export type FinanceCategoryVersion = NameOf<typeof financeCategoryVersion>;

/** The values of an Asset Report and four more. */
export const businessAccountVerificationStatus = openEnum({
  automatically_verified: 'AUTOMATICALLY_VERIFIED',
  pending_automatic_verification: 'PENDING_AUTOMATIC_VERIFICATION',
  pending_manual_verification: 'PENDING_MANUAL_VERIFICATION',
  unsent: 'UNSENT',
  manually_verified: 'MANUALLY_VERIFIED',
  verification_expired: 'VERIFICATION_EXPIRED',
  verification_failed: 'VERIFICATION_FAILED',
  database_matched: 'DATABASE_MATCHED',
  database_insights_pass: 'DATABASE_INSIGHTS_PASS',
  database_insights_pass_with_caution: 'DATABASE_INSIGHTS_PASS_WITH_CAUTION',
  database_insights_fail: 'DATABASE_INSIGHTS_FAIL',
});
export type BusinessAccountVerificationStatus = NameOf<typeof businessAccountVerificationStatus>;

export const accountNumberFormat = openEnum({ valid: 'VALID', invalid: 'INVALID', unknown: 'UNKNOWN' });
export type AccountNumberFormat = NameOf<typeof accountNumberFormat>;

/** Plaid's `unrecognized` is a known value, so its name differs from UNRECOGNIZED, which is for unknown values. */
export const holderCategory = openEnum({
  business: 'BUSINESS',
  personal: 'PERSONAL',
  unrecognized: 'UNDETERMINED',
});
export type HolderCategory = NameOf<typeof holderCategory>;

export const itemUpdateType = openEnum({
  background: 'BACKGROUND',
  user_present_required: 'USER_PRESENT_REQUIRED',
});
export type ItemUpdateType = NameOf<typeof itemUpdateType>;

export const itemAuthMethod = openEnum({
  INSTANT_AUTH: 'INSTANT_AUTH',
  INSTANT_MATCH: 'INSTANT_MATCH',
  AUTOMATED_MICRODEPOSITS: 'AUTOMATED_MICRODEPOSITS',
  SAME_DAY_MICRODEPOSITS: 'SAME_DAY_MICRODEPOSITS',
  INSTANT_MICRODEPOSITS: 'INSTANT_MICRODEPOSITS',
  DATABASE_MATCH: 'DATABASE_MATCH',
  DATABASE_INSIGHTS: 'DATABASE_INSIGHTS',
  TRANSFER_MIGRATED: 'TRANSFER_MIGRATED',
  INVESTMENTS_FALLBACK: 'INVESTMENTS_FALLBACK',
});
export type ItemAuthMethod = NameOf<typeof itemAuthMethod>;
