/** What an amount is counted in. Plaid sets exactly one of the two codes. */
export interface Currency {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** What is in each currency, by its key; two currencies are never added up. */
export function byCurrency<T extends Currency>(values: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/**
 * Each currency once, with its key for `byCurrency`: those of ISO 4217 first, in the order of their codes, so that the same
 * report always answers alike.
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

function codesOf({ isoCurrencyCode, unofficialCurrencyCode }: Currency): Currency {
  return { isoCurrencyCode, unofficialCurrencyCode };
}

/** The same for equal currencies; what has none has a key too. */
export function keyOf({ isoCurrencyCode, unofficialCurrencyCode }: Currency): string {
  return `${isoCurrencyCode}/${unofficialCurrencyCode}`;
}

/** By code; what has none comes last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
