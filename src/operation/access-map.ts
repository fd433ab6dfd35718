import type { GraphQLSchema } from 'graphql';
import type { FieldClass } from '../auth/field-class.js';
import type { Scope } from '../auth/scope.js';

/** The access rules of a field. */
export interface FieldAccess {
  /** The caller needs all of them. */
  readonly scopes: readonly Scope[];
  /** The data classes of the field; for a field of an interface, those of the field in all its types. */
  readonly classes: readonly FieldClass[];
}

/** By coordinate, such as `Account.owners`. */
export type AccessMap = ReadonlyMap<string, FieldAccess>;

/** @throws {Error} for a schema without an access map, so that none of its data is shown. */
export function accessOf({ extensions }: GraphQLSchema): AccessMap {
  const { access } = extensions;
  if (!(access instanceof Map)) throw new Error('The schema has no access map');
  return access;
}
