/**
 * Copies an object without its null and undefined properties, at any depth of plain objects. Lists are copied unchanged.
 *
 * GraphQL clients often send null for an omitted field. Plaid treats null as a value, and refuses it for some objects
 * (`options` on `/asset_report/refresh` "cannot be null"). Empty strings stay: on a refresh they clear a field.
 */
export function withoutNulls<T extends object>(value: T): WithoutNulls<T> {
  const kept = Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .map(([key, inner]) => [key, isPlainObject(inner) ? withoutNulls(inner) : inner]);
  return Object.fromEntries(kept) as WithoutNulls<T>;
}

/** `T` without null and undefined: a property that could be either becomes optional. */
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
