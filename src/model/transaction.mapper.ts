import type {
  AssetReportTransaction,
  CreditCategory as WireCreditCategory,
  Location as WireLocation,
  PaymentMeta as WirePaymentMeta,
} from 'plaid';
import { transactionType } from './enums.js';
import {
  boolean,
  number,
  numberOrNull,
  objectOrNull,
  type Place,
  text,
  textOrNull,
  textsOrNull,
} from './reader.js';
import type { CreditCategory, Direction, Location, PaymentMeta, Transaction } from './transaction.js';

/** Eight fields are always there; the rest come with Insights, and are null without. */
export function mapTransaction(wire: AssetReportTransaction, at: Place): Transaction {
  const amount = number(wire.amount, at, 'amount');
  const type = textOrNull(wire.transaction_type);
  return {
    accountId: text(wire.account_id, at, 'account_id'),
    transactionId: text(wire.transaction_id, at, 'transaction_id'),
    amount,
    direction: directionOf(amount),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
    date: text(wire.date, at, 'date'),
    originalDescription: textOrNull(wire.original_description),
    pending: boolean(wire.pending, at, 'pending'),
    pendingTransactionId: textOrNull(wire.pending_transaction_id),
    dateTransacted: textOrNull(wire.date_transacted),
    name: textOrNull(wire.name),
    merchantName: textOrNull(wire.merchant_name),
    category: textsOrNull(wire.category),
    categoryId: textOrNull(wire.category_id),
    creditCategory: objectOrNull(wire.credit_category, at, 'credit_category', mapCreditCategory),
    checkNumber: textOrNull(wire.check_number),
    accountOwner: textOrNull(wire.account_owner),
    location: objectOrNull(wire.location, at, 'location', mapLocation),
    paymentMeta: objectOrNull(wire.payment_meta, at, 'payment_meta', mapPaymentMeta),
    transactionType: transactionType.read(type),
    transactionTypeRaw: type,
  };
}

export function directionOf(amount: number): Direction | null {
  if (amount === 0) return null;
  return amount > 0 ? 'OUTFLOW' : 'INFLOW';
}

/** Half a category is none: an odd leaf in an optional object does not cost the reader the report. */
export function mapCreditCategory(wire: WireCreditCategory): CreditCategory | null {
  const primary = textOrNull(wire.primary);
  const detailed = textOrNull(wire.detailed);
  return primary === null || detailed === null ? null : { primary, detailed };
}

export function mapLocation(wire: WireLocation): Location {
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

export function mapPaymentMeta(wire: WirePaymentMeta): PaymentMeta {
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
