import { groupBy } from '../../lib/group-by.js';

/** The currency of an amount. Plaid sets exactly one of the two codes. */
export interface Currency {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** Groups values by the key of their currency. Amounts in different currencies are never added. */
export function byCurrency<T extends Currency>(values: readonly T[]): Map<string, T[]> {
  return groupBy(values, keyOf);
}

/**
 * Each currency once, with its key for `byCurrency`. Currencies of ISO 4217 come first, sorted by code, so that the same report
 * always gives the same response.
 */
export function currenciesIn(values: readonly Currency[]): (readonly [key: string, currency: Currency])[] {
  return [...byCurrency(values)]
    .map(([key, [first]]) => [key, codesOf(first as Currency)] as const)
    .sort(
      ([, a], [, b]) =>
        compare(a.isoCurrencyCode, b.isoCurrencyCode) ||
        compare(a.unofficialCurrencyCode, b.unofficialCurrencyCode),
    );
}

/** The codes of a currency as a list; empty when neither is set, as in an account for which the bank names none. */
export function namedCurrency(value: Currency): Currency[] {
  return (value.isoCurrencyCode ?? value.unofficialCurrencyCode) === null ? [] : [codesOf(value)];
}

export function codesOf({ isoCurrencyCode, unofficialCurrencyCode }: Currency): Currency {
  return { isoCurrencyCode, unofficialCurrencyCode };
}

/** Equal currencies have equal keys. Values without a currency have a key too. */
export function keyOf({ isoCurrencyCode, unofficialCurrencyCode }: Currency): string {
  return `${isoCurrencyCode}/${unofficialCurrencyCode}`;
}

/** Sorts by code, with null last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
