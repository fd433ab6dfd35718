/**
 * A type of the official SDK as JSON carries it: its enums are plain strings, because Plaid adds values without
 * notice and the sandbox holds such values on purpose.
 */
export type Wire<T> = T extends string
  ? string
  : T extends readonly (infer E)[]
    ? Wire<E>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T;

/** The answer to a call without its `request_id`, which is the server's to give. */
export type Answer<T extends { request_id: string }> = Omit<Wire<T>, 'request_id'>;

/** A moment as Plaid writes it: UTC, whole seconds. */
export function formatDateTime(moment: Date): string {
  return moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function formatCurrency(currency: {
  readonly iso: string | null;
  readonly unofficial: string | null;
}) {
  return { iso_currency_code: currency.iso, unofficial_currency_code: currency.unofficial };
}
