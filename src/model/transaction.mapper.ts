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

/**
 * What the transactions of an account say again and again. Without sharing it they would take nearly twice the heap, which
 * costs more than the look-up does.
 */
export class TransactionRepeats {
  readonly categories = new ValueInterner(areEqualTexts);
  readonly creditCategories = new ValueInterner(areEqualCategories);

  constructor(readonly accountId: string) {}
}

/**
 * Without its ids, day and amount a transaction makes the answer malformed: left out in silence, it would change every sum.
 * Eight fields come with every report; the rest come with Insights, and are null without.
 */
export function mapTransaction(
  wire: AssetReportTransaction,
  at: Place,
  repeats: TransactionRepeats,
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
    accountId: accountId === repeats.accountId ? repeats.accountId : accountId,
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
    category: category && repeats.categories.intern(categoryId ?? '', category),
    categoryId,
    creditCategory:
      creditCategory && repeats.creditCategories.intern(creditCategory.detailed ?? '', creditCategory),
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

/** Null when neither level is there. One level alone is kept: attributes count by the primary one. */
export function mapCreditCategory(wire: WireCreditCategory): CreditCategory | null {
  const primary = textOrNull(wire.primary);
  const detailed = textOrNull(wire.detailed);
  return primary === null && detailed === null ? null : { primary, detailed };
}

/** Online there is none, and all that say nothing are one. */
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

/** Only some transfers have any, and all that say nothing are one. */
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
