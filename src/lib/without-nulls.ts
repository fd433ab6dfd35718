/**
 * A copy without the keys that hold null or undefined, at any depth of plain objects; lists stay as they are.
 *
 * GraphQL clients often send null for "not given". Plaid reads null as a value, and refuses it for some objects
 * (`options` on `/asset_report/refresh` "cannot be null"), so only what was really given travels on. The empty string
 * stays: on a refresh it clears a field.
 */
export function withoutNulls<T extends object>(value: T): WithoutNulls<T> {
  const kept = Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .map(([key, inner]) => [key, isPlainObject(inner) ? withoutNulls(inner) : inner]);
  return Object.fromEntries(kept) as WithoutNulls<T>;
}

/** `T` as `withoutNulls` leaves it: a key that could be null or undefined may be missing, and is never either. */
export type WithoutNulls<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? {
        [K in keyof T as null extends T[K] ? never : undefined extends T[K] ? never : K]: WithoutNulls<T[K]>;
      } & {
        [K in keyof T as null extends T[K] ? K : undefined extends T[K] ? K : never]?: WithoutNulls<
          NonNullable<T[K]>
        >;
      }
    : T;

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
