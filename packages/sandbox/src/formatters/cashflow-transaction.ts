import type { CashflowReportTransaction, TransactionCounterparty } from 'plaid';
import { createRandom } from '../lib/random.js';
import type { AccountTransaction } from '../reports/cashflow-reports.js';
import type { Transaction } from '../state/entities.js';
import { formatLocation, formatPaymentMeta } from './transaction.js';
import { formatCurrency, type Wire } from './wire.js';

/** Plaid's example has a `transaction_type`, which its schema lacks. */
type WireTransaction = Wire<CashflowReportTransaction> & { transaction_type: string };

const channels = { digital: 'online', place: 'in store', special: 'other', unresolved: 'other' } as const;

export function formatCashflowTransaction({ account, transaction }: AccountTransaction): WireTransaction {
  const { insights } = transaction;
  const merchant = insights.merchantName === null ? null : formatMerchant(insights.merchantName);
  return {
    account_id: account.accountId,
    account_owner: transaction.accountOwner,
    amount: transaction.amount,
    authorized_date: transaction.dateTransacted,
    // Only some banks provide the time of day; the sandbox banks do not.
    authorized_datetime: null,
    check_number: transaction.checkNumber,
    counterparties: merchant ? [merchant] : formatPayer(transaction),
    credit_category: insights.creditCategory && { ...insights.creditCategory },
    date: transaction.date,
    datetime: null,
    ...formatCurrency(account.currency),
    location: formatLocation(insights.location),
    logo_url: null,
    merchant_entity_id: merchant?.entity_id ?? null,
    merchant_name: insights.merchantName,
    name: insights.name,
    original_description: transaction.description,
    payment_channel: channels[insights.transactionType],
    payment_meta: formatPaymentMeta(insights.paymentMeta),
    pending: transaction.pending,
    pending_transaction_id: transaction.pendingTransactionId,
    personal_finance_category: insights.personalFinanceCategory && {
      ...insights.personalFinanceCategory,
      confidence_level: merchant ? 'VERY_HIGH' : 'HIGH',
    },
    personal_finance_category_icon_url: null,
    transaction_code: formatCode(transaction),
    transaction_id: transaction.transactionId,
    transaction_type: insights.transactionType,
    website: null,
  };
}

/** Money back from a merchant is a refund. */
function formatCode({ amount, insights }: Transaction): string | null {
  return insights.transactionCode === 'purchase' && amount < 0 ? 'refund' : insights.transactionCode;
}

function formatMerchant(name: string) {
  return formatCounterparty(name, 'merchant', 'VERY_HIGH');
}

/** The sender of the money, if known: an employer, a customer or a lender. */
function formatPayer({ insights }: Transaction): Wire<TransactionCounterparty>[] {
  const { payer } = insights.paymentMeta;
  if (payer === null) return [];
  const isIncome = insights.creditCategory?.primary === 'INCOME';
  return [formatCounterparty(payer, isIncome ? 'income_source' : 'financial_institution', 'HIGH')];
}

/** The id depends only on the name, so it is the same for all borrowers: "a unique, stable, Plaid-generated ID". */
function formatCounterparty(name: string, type: string, confidence: string) {
  return {
    confidence_level: confidence,
    entity_id: createRandom(`counterparty/${name}`).base62(37),
    logo_url: null,
    name,
    type,
    website: null,
  } satisfies Wire<TransactionCounterparty>;
}
