/** What stands for a wire value that this version does not know. Plaid adds values without notice. */
export const UNRECOGNIZED = 'UNRECOGNIZED';

/** The graph's names for the values of one wire enum, open to values that come later. */
export interface OpenEnum<Name extends string> {
  /** `{ NAME: 'NAME' }` for every name, UNRECOGNIZED included: what a GraphQL enum is registered with. */
  readonly names: { readonly [N in Name | typeof UNRECOGNIZED]: N };
  /** The name of a wire value; UNRECOGNIZED for one that is not in the table, null for null. */
  read(wireValue: string): Name | typeof UNRECOGNIZED;
  read(wireValue: string | null): Name | typeof UNRECOGNIZED | null;
}

/** The names that an open enum may read as. */
export type NameOf<E> = E extends OpenEnum<infer Name> ? Name | typeof UNRECOGNIZED : never;

/** Makes an open enum from a table of wire value to name, such as `{ 'in store': 'IN_STORE' }`. */
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
