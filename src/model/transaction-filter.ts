import { normalizedText } from '../lib/normalized-text.js';
import type { Direction, Transaction } from './transaction.js';

/** Selects the transactions that meet all conditions. Null and absent conditions are ignored. */
export interface TransactionFilter {
  /** Both days are inclusive. */
  readonly startDate?: string | null;
  readonly endDate?: string | null;
  /** With Plaid's sign, positive for money out. Both amounts are inclusive. */
  readonly minAmount?: number | null;
  readonly maxAmount?: number | null;
  /** Without the sign. Both amounts are inclusive. */
  readonly minAbsoluteAmount?: number | null;
  readonly maxAbsoluteAmount?: number | null;
  readonly direction?: Direction | null;
  readonly pending?: boolean | null;
  /** An ISO 4217 code, or an unofficial one; '' for transactions without a currency. */
  readonly currencyCode?: string | null;
  readonly accountIds?: readonly string[] | null;
  /** Plaid's ids. */
  readonly transactionIds?: readonly string[] | null;
  /** Any level of Plaid's general categories. Needs Insights. */
  readonly categories?: readonly string[] | null;
  /** Primary or detailed credit categories. Needs Insights. */
  readonly creditCategories?: readonly string[] | null;
  /** Part of the bank's text. Ignores case and accents. */
  readonly description?: string | null;
  /** Part of the bank's text or of the merchant's name. Needs Insights. */
  readonly text?: string | null;
}

type Condition = (transaction: Transaction) => boolean;

/** The conditions of a filter except the dates, for which a binary search is faster. */
export function conditionsOf(filter: TransactionFilter): Condition[] {
  const conditions: Condition[] = [];
  const { minAmount, maxAmount, minAbsoluteAmount, maxAbsoluteAmount } = filter;
  const { direction, pending, currencyCode } = filter;
  if (isGiven(minAmount)) conditions.push(({ amount }) => amount >= minAmount);
  if (isGiven(maxAmount)) conditions.push(({ amount }) => amount <= maxAmount);
  if (isGiven(minAbsoluteAmount)) conditions.push(({ amount }) => Math.abs(amount) >= minAbsoluteAmount);
  if (isGiven(maxAbsoluteAmount)) conditions.push(({ amount }) => Math.abs(amount) <= maxAbsoluteAmount);
  if (isGiven(direction)) conditions.push((transaction) => transaction.direction === direction);
  if (isGiven(pending)) conditions.push((transaction) => transaction.pending === pending);
  if (isGiven(currencyCode))
    conditions.push((transaction) => (currencyOf(transaction) ?? '') === currencyCode);
  if (isGiven(filter.accountIds)) {
    const accountIds = new Set(filter.accountIds);
    conditions.push(({ accountId }) => accountIds.has(accountId));
  }
  if (isGiven(filter.transactionIds)) {
    const transactionIds = new Set(filter.transactionIds);
    conditions.push(({ transactionId }) => transactionIds.has(transactionId));
  }
  if (isGiven(filter.categories)) {
    const categories = new Set(filter.categories);
    conditions.push(({ category }) => category?.some((level) => categories.has(level)) ?? false);
  }
  if (isGiven(filter.creditCategories)) {
    const categories = new Set(filter.creditCategories);
    conditions.push(
      ({ creditCategory }) =>
        creditCategory !== null &&
        [creditCategory.primary, creditCategory.detailed].some(
          (level) => level !== null && categories.has(level),
        ),
    );
  }
  if (isGiven(filter.description)) {
    const part = normalizedText(filter.description);
    conditions.push(({ originalDescription }) => contains(originalDescription, part));
  }
  if (isGiven(filter.text)) {
    const part = normalizedText(filter.text);
    conditions.push(
      ({ originalDescription, merchantName }) =>
        contains(originalDescription, part) || contains(merchantName, part),
    );
  }
  return conditions;
}

/** The one of the two currency codes that Plaid sets; null when it sets none. */
export function currencyOf({
  isoCurrencyCode,
  unofficialCurrencyCode,
}: Pick<Transaction, 'isoCurrencyCode' | 'unofficialCurrencyCode'>): string | null {
  return isoCurrencyCode ?? unofficialCurrencyCode;
}

function contains(text: string | null, part: string): boolean {
  return text !== null && normalizedText(text).includes(part);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
