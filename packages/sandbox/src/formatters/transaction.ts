import type { AssetReportTransaction, Location as WireLocation, PaymentMeta as WirePaymentMeta } from 'plaid';
import type { Account, Location, PaymentMeta, Transaction } from '../state/entities.js';
import { formatCurrency, type Wire } from './wire.js';

/** Without Insights a transaction has only these eight keys, as in Plaid's example. */
export function formatTransaction(
  account: Account,
  transaction: Transaction,
  includeInsights: boolean,
): Wire<AssetReportTransaction> {
  return {
    account_id: account.accountId,
    amount: transaction.amount,
    date: transaction.date,
    ...formatCurrency(account.currency),
    original_description: transaction.description,
    pending: transaction.pending,
    transaction_id: transaction.transactionId,
    ...(includeInsights && formatInsights(transaction)),
  };
}

function formatInsights(transaction: Transaction): Partial<Wire<AssetReportTransaction>> {
  const { insights } = transaction;
  return {
    account_owner: transaction.accountOwner,
    category: insights.category && [...insights.category],
    category_id: insights.categoryId,
    check_number: transaction.checkNumber,
    credit_category: insights.creditCategory && { ...insights.creditCategory },
    date_transacted: transaction.dateTransacted,
    location: formatLocation(insights.location),
    merchant_name: insights.merchantName,
    name: insights.name,
    payment_meta: formatPaymentMeta(insights.paymentMeta),
    pending_transaction_id: transaction.pendingTransactionId,
    transaction_type: insights.transactionType,
  };
}

export function formatLocation(location: Location): Wire<WireLocation> {
  return {
    address: location.address,
    city: location.city,
    country: location.country,
    lat: location.lat,
    lon: location.lon,
    postal_code: location.postalCode,
    region: location.region,
    store_number: location.storeNumber,
  };
}

export function formatPaymentMeta(meta: PaymentMeta): Wire<WirePaymentMeta> {
  return {
    by_order_of: meta.byOrderOf,
    payee: meta.payee,
    payer: meta.payer,
    payment_method: meta.paymentMethod,
    payment_processor: meta.paymentProcessor,
    ppd_id: meta.ppdId,
    reason: meta.reason,
    reference_number: meta.referenceNumber,
  };
}
