import type { WireElement, WireField } from '../lib/unread-list.js';
import { transactionType } from './enums.js';
import type { Transaction } from './transaction.js';
import { directionOf, mapCreditCategory, mapLocation, mapPaymentMeta } from './transaction.mapper.js';

/** How `mapTransaction` makes the properties of a transaction from Plaid's JSON. */
export const TRANSACTION = {
  newestFirstBy: 'date',
  fields: {
    accountId: { key: 'account_id', kind: 'text', isRequired: true },
    transactionId: { key: 'transaction_id', kind: 'text', isRequired: true },
    amount: { key: 'amount', kind: 'number', isRequired: true },
    direction: { key: 'amount', kind: 'number', map: directionOf },
    isoCurrencyCode: { key: 'iso_currency_code', kind: 'text' },
    unofficialCurrencyCode: { key: 'unofficial_currency_code', kind: 'text' },
    date: { key: 'date', kind: 'text', isRequired: true },
    originalDescription: { key: 'original_description', kind: 'text' },
    pending: { key: 'pending', kind: 'boolean' },
    pendingTransactionId: { key: 'pending_transaction_id', kind: 'text' },
    dateTransacted: { key: 'date_transacted', kind: 'text' },
    name: { key: 'name', kind: 'text' },
    merchantName: { key: 'merchant_name', kind: 'text' },
    category: { key: 'category', kind: 'texts' },
    categoryId: { key: 'category_id', kind: 'text' },
    creditCategory: { key: 'credit_category', kind: 'object', map: mapCreditCategory },
    checkNumber: { key: 'check_number', kind: 'text' },
    accountOwner: { key: 'account_owner', kind: 'text' },
    location: { key: 'location', kind: 'object', map: mapLocation },
    paymentMeta: { key: 'payment_meta', kind: 'object', map: mapPaymentMeta },
    transactionType: {
      key: 'transaction_type',
      kind: 'text',
      map: (type: string) => transactionType.read(type),
    },
    transactionTypeRaw: { key: 'transaction_type', kind: 'text' },
    incomeSourceId: { key: 'income_source_id', kind: 'text' },
  } satisfies Readonly<Record<keyof Transaction, WireField>>,
} as const satisfies WireElement;
