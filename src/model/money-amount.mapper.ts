import type {
  AmountWithCurrency,
  MonthlyAverage,
  CategoryExpenses as WireCategoryExpenses,
  MonthlySummary as WireMonthlySummary,
} from 'plaid';
import type {
  CategoryExpenses,
  MoneyAmount,
  MoneyAmountWithAverage,
  MonthlySummary,
} from './account-insights.js';
import { numberOrNull, objectOrNull, type Place, textOrNull, wholeNumberOrNull } from './reader.js';

/**
 * An amount with its average under `monthly_average`, as in all other schemas of Plaid. The schema for this object
 * (`AmountWithCurrencyWithMonthlyAverage`) merges both into the same three keys, so it has no key for the average, although
 * its description promises one.
 */
export interface WireAmountWithAverage extends AmountWithCurrency {
  monthly_average?: MonthlyAverage | null;
}

export function mapMoneyAmount(wire: AmountWithCurrency): MoneyAmount {
  return {
    amount: numberOrNull(wire.amount),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
  };
}

export function mapMoneyAmountWithAverage(wire: WireAmountWithAverage, at: Place): MoneyAmountWithAverage {
  return {
    ...mapMoneyAmount(wire),
    monthlyAverage: objectOrNull(wire.monthly_average, at, 'monthly_average', mapMoneyAmount),
  };
}

export function mapCategoryExpenses(wire: WireCategoryExpenses, at: Place): CategoryExpenses {
  return {
    ...mapMoneyAmountWithAverage(wire, at),
    id: textOrNull(wire.id),
    transactionsCount: wholeNumberOrNull(wire.transactions_count),
  };
}

export function mapMonthlySummary(wire: WireMonthlySummary, at: Place): MonthlySummary {
  return {
    startDate: textOrNull(wire.start_date),
    endDate: textOrNull(wire.end_date),
    totalAmount: objectOrNull(wire.total_amount, at, 'total_amount', mapMoneyAmount),
  };
}
