/** The name for wire values that this version does not know. Plaid adds values without notice. */
export const UNRECOGNIZED = 'UNRECOGNIZED';

/** The GraphQL names for the values of one wire enum. Open to future values. */
export interface OpenEnum<Name extends string> {
  /** `{ NAME: 'NAME' }` for each name including UNRECOGNIZED, for the registration of the GraphQL enum. */
  readonly names: { readonly [N in Name | typeof UNRECOGNIZED]: N };
  /** The name of a wire value; UNRECOGNIZED for unknown values, null for null. */
  read(wireValue: string): Name | typeof UNRECOGNIZED;
  read(wireValue: string | null): Name | typeof UNRECOGNIZED | null;
}

/** The names of an open enum. */
export type NameOf<E> = E extends OpenEnum<infer Name> ? Name | typeof UNRECOGNIZED : never;

/** Creates an open enum from a map of wire value to name, such as `{ 'in store': 'IN_STORE' }`. */
export function openEnum<const Table extends Readonly<Record<string, string>>>(
  table: Table,
): OpenEnum<Table[keyof Table]> {
  const byWireValue = new Map<string, Table[keyof Table]>(
    Object.entries(table).map(([wireValue, name]) => [wireValue, name as Table[keyof Table]]),
  );
  const names = Object.fromEntries([...Object.values(table), UNRECOGNIZED].map((name) => [name, name]));

  function read(wireValue: string): Table[keyof Table] | typeof UNRECOGNIZED;
  function read(wireValue: string | null): Table[keyof Table] | typeof UNRECOGNIZED | null;
  function read(wireValue: string | null) {
    return wireValue === null ? null : (byWireValue.get(wireValue) ?? UNRECOGNIZED);
  }
  return { names: names as OpenEnum<Table[keyof Table]>['names'], read };
}
