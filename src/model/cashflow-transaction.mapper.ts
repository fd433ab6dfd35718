import type {
  CashflowReportTransaction,
  BusinessFinanceCategory as WireBusinessFinanceCategory,
  PersonalFinanceCategory as WirePersonalFinanceCategory,
} from 'plaid';
import {
  confidenceLevel,
  financeCategoryVersion,
  paymentChannel,
  transactionCode,
} from './cashflow-enums.js';
import type {
  BusinessFinanceCategory,
  CashflowTransaction,
  PersonalFinanceCategory,
} from './cashflow-transaction.js';
import { mapCounterparty } from './counterparty.mapper.js';
import { transactionType } from './enums.js';
import { nullWordToNull } from './null-word.js';
import {
  booleanOrNull,
  listOrEmpty,
  numberOrNull,
  objectOrNull,
  type Place,
  text,
  textOrNull,
} from './reader.js';
import { directionOf, mapCreditCategory, mapLocation, mapPaymentMeta } from './transaction.mapper.js';

/** Plaid's own example has a `transaction_type` as on an Asset Report. Plaid's schema lacks it. */
export interface WireCashflowTransaction extends CashflowReportTransaction {
  transaction_type?: string | null;
}

/** Amount and pending may be null: Plaid's schema requires them but allows null. */
export function mapCashflowTransaction(wire: WireCashflowTransaction, at: Place): CashflowTransaction {
  const amount = numberOrNull(wire.amount);
  const channel = textOrNull(wire.payment_channel);
  const code = nullWordToNull(textOrNull(wire.transaction_code));
  const type = textOrNull(wire.transaction_type);
  return {
    accountId: text(wire.account_id, at, 'account_id'),
    transactionId: text(wire.transaction_id, at, 'transaction_id'),
    amount,
    direction: amount === null ? null : directionOf(amount),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
    date: text(wire.date, at, 'date'),
    datetime: textOrNull(wire.datetime),
    authorizedDate: textOrNull(wire.authorized_date),
    authorizedDatetime: textOrNull(wire.authorized_datetime),
    pending: booleanOrNull(wire.pending),
    pendingTransactionId: textOrNull(wire.pending_transaction_id),
    originalDescription: textOrNull(wire.original_description),
    name: textOrNull(wire.name),
    merchantName: textOrNull(wire.merchant_name),
    merchantEntityId: textOrNull(wire.merchant_entity_id),
    logoUrl: textOrNull(wire.logo_url),
    website: textOrNull(wire.website),
    counterparties: listOrEmpty(wire.counterparties, at, 'counterparties', mapCounterparty),
    checkNumber: textOrNull(wire.check_number),
    accountOwner: textOrNull(wire.account_owner),
    location: objectOrNull(wire.location, at, 'location', mapLocation) ?? mapLocation({}),
    paymentMeta: objectOrNull(wire.payment_meta, at, 'payment_meta', mapPaymentMeta) ?? mapPaymentMeta({}),
    paymentChannel: paymentChannel.read(channel),
    paymentChannelRaw: channel,
    transactionCode: transactionCode.read(code),
    transactionCodeRaw: code,
    transactionType: transactionType.read(type),
    transactionTypeRaw: type,
    personalFinanceCategory: objectOrNull(
      wire.personal_finance_category,
      at,
      'personal_finance_category',
      mapPersonalFinanceCategory,
    ),
    personalFinanceCategoryIconUrl: textOrNull(wire.personal_finance_category_icon_url),
    businessFinanceCategory: objectOrNull(
      wire.business_finance_category,
      at,
      'business_finance_category',
      mapBusinessFinanceCategory,
    ),
    creditCategory: objectOrNull(wire.credit_category, at, 'credit_category', mapCreditCategory),
  };
}

function mapPersonalFinanceCategory(wire: WirePersonalFinanceCategory): PersonalFinanceCategory | null {
  const category = mapBusinessFinanceCategory(wire);
  const version = textOrNull(wire.version);
  return category && { ...category, version: financeCategoryVersion.read(version), versionRaw: version };
}

/** Null without both levels, as for credit categories. */
function mapBusinessFinanceCategory(wire: WireBusinessFinanceCategory): BusinessFinanceCategory | null {
  const primary = textOrNull(wire.primary);
  const detailed = textOrNull(wire.detailed);
  const confidence = textOrNull(wire.confidence_level);
  if (primary === null && detailed === null) return null;
  return {
    primary,
    detailed,
    confidenceLevel: confidenceLevel.read(confidence),
    confidenceLevelRaw: confidence,
  };
}
