import type { GraphQLSchema } from 'graphql';
import type { FieldClass } from '../auth/field-class.js';
import type { Scope } from '../auth/scope.js';

/** Who may see a field. */
export interface FieldAccess {
  /** All of them have to be there. */
  readonly scopes: readonly Scope[];
  /** What the field holds; for a field of an interface, what the fields of its types hold. */
  readonly classes: readonly FieldClass[];
}

/** By coordinate, such as `Account.owners`. */
export type AccessMap = ReadonlyMap<string, FieldAccess>;

/**
 * The map that the schema was given when it was made.
 *
 * @throws {Error} for a schema without one: nothing of it is shown to anybody.
 */
export function accessOf({ extensions }: GraphQLSchema): AccessMap {
  const { access } = extensions;
  if (!(access instanceof Map)) throw new Error('The schema does not say who may see what');
  return access;
}
