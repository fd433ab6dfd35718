import type {
  AssetReportTransaction,
  CreditCategory as WireCreditCategory,
  Location as WireLocation,
  PaymentMeta as WirePaymentMeta,
} from 'plaid';
import { transactionType } from './enums.js';
import {
  booleanOrNull,
  number,
  numberOrNull,
  objectOrNull,
  onlyTextsOrNull,
  type Place,
  text,
  textOrNull,
} from './reader.js';
import type { CreditCategory, Direction, Location, PaymentMeta, Transaction } from './transaction.js';
import { orNothing, ValueInterner } from './value-interner.js';

/** Repeated values of an account's transactions, stored once. Without sharing, the transactions take nearly twice the heap. */
export class RepeatedValues {
  readonly categories = new ValueInterner(areEqualTexts);
  readonly creditCategories = new ValueInterner(areEqualCategories);

  constructor(readonly accountId: string) {}
}

/**
 * A transaction without its ids, date or amount makes the response malformed: leaving it out would silently change all sums.
 * Eight fields are in every report. The others need Insights, and are null without them.
 */
export function mapTransaction(
  wire: AssetReportTransaction,
  at: Place,
  repeated: RepeatedValues,
): Transaction {
  const accountId = text(wire.account_id, at, 'account_id');
  const amount = number(wire.amount, at, 'amount');
  const name = textOrNull(wire.name);
  const merchantName = textOrNull(wire.merchant_name);
  const category = onlyTextsOrNull(wire.category);
  const categoryId = textOrNull(wire.category_id);
  const creditCategory = objectOrNull(wire.credit_category, at, 'credit_category', mapCreditCategory);
  const type = textOrNull(wire.transaction_type);
  return {
    accountId: accountId === repeated.accountId ? repeated.accountId : accountId,
    transactionId: text(wire.transaction_id, at, 'transaction_id'),
    amount,
    direction: directionOf(amount),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
    date: text(wire.date, at, 'date'),
    originalDescription: textOrNull(wire.original_description),
    pending: booleanOrNull(wire.pending),
    pendingTransactionId: textOrNull(wire.pending_transaction_id),
    dateTransacted: textOrNull(wire.date_transacted),
    name,
    merchantName: merchantName === name ? name : merchantName,
    category: category && repeated.categories.intern(categoryId ?? '', category),
    categoryId,
    creditCategory:
      creditCategory && repeated.creditCategories.intern(creditCategory.detailed ?? '', creditCategory),
    checkNumber: textOrNull(wire.check_number),
    accountOwner: textOrNull(wire.account_owner),
    location: objectOrNull(wire.location, at, 'location', mapLocation),
    paymentMeta: objectOrNull(wire.payment_meta, at, 'payment_meta', mapPaymentMeta),
    transactionType: transactionType.read(type),
    transactionTypeRaw: type,
    incomeSourceId: textOrNull(wire.income_source_id),
  };
}

function areEqualTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

function areEqualCategories(one: CreditCategory, other: CreditCategory): boolean {
  return one.detailed === other.detailed && one.primary === other.primary;
}

export function directionOf(amount: number): Direction | null {
  if (amount === 0) return null;
  return amount > 0 ? 'OUTFLOW' : 'INFLOW';
}

/** Null without both levels. One level is enough, because the attributes use only the primary level. */
export function mapCreditCategory(wire: WireCreditCategory): CreditCategory | null {
  const primary = textOrNull(wire.primary);
  const detailed = textOrNull(wire.detailed);
  return primary === null && detailed === null ? null : { primary, detailed };
}

/** Online transactions have no location. All empty locations share one object. */
export function mapLocation(wire: Partial<WireLocation>): Location {
  return orNothing(readLocation(wire), NO_LOCATION);
}

function readLocation(wire: Partial<WireLocation>): Location {
  return {
    address: textOrNull(wire.address),
    city: textOrNull(wire.city),
    region: textOrNull(wire.region),
    postalCode: textOrNull(wire.postal_code),
    country: textOrNull(wire.country),
    lat: numberOrNull(wire.lat),
    lon: numberOrNull(wire.lon),
    storeNumber: textOrNull(wire.store_number),
  };
}

const NO_LOCATION = readLocation({});

/** Only some transfers have payment data. All empty ones share one object. */
export function mapPaymentMeta(wire: Partial<WirePaymentMeta>): PaymentMeta {
  return orNothing(readPaymentMeta(wire), NO_PAYMENT_META);
}

function readPaymentMeta(wire: Partial<WirePaymentMeta>): PaymentMeta {
  return {
    referenceNumber: textOrNull(wire.reference_number),
    ppdId: textOrNull(wire.ppd_id),
    payee: textOrNull(wire.payee),
    byOrderOf: textOrNull(wire.by_order_of),
    payer: textOrNull(wire.payer),
    paymentMethod: textOrNull(wire.payment_method),
    paymentProcessor: textOrNull(wire.payment_processor),
    reason: textOrNull(wire.reason),
  };
}

const NO_PAYMENT_META = readPaymentMeta({});
