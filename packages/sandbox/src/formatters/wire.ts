/**
 * An SDK type with plain strings instead of enums. Plaid adds enum values without notice, and the sandbox contains unknown values
 * on purpose.
 */
export type Wire<T> = T extends string
  ? string
  : T extends readonly (infer E)[]
    ? Wire<E>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T;

/** A response body without its `request_id`, which `http/dispatch.ts` adds. */
export type ResponseBody<T extends { request_id: string }> = Omit<Wire<T>, 'request_id'>;

/** Plaid's format: UTC, whole seconds. */
export function formatDateTime(moment: Date): string {
  return moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function formatCurrency(currency: {
  readonly iso: string | null;
  readonly unofficial: string | null;
}) {
  return { iso_currency_code: currency.iso, unofficial_currency_code: currency.unofficial };
}
