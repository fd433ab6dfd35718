import { Extensions } from 'type-graphql';
import type { FieldClass } from '../../auth/field-class.js';
import type { Scope } from '../../auth/scope.js';

/** Access that a field declares in its extensions. */
export interface DeclaredAccess {
  readonly dataClass?: FieldClass;
  readonly requiredScopes?: readonly Scope[];
}

/**
 * Declares the data class of a field. Every leaf has one. A field with subfields has one when all data behind it is of that
 * class, so that none of it can be reached without the scopes.
 */
export function DataClass(dataClass: FieldClass) {
  return Extensions({ dataClass } satisfies DeclaredAccess);
}

/** Declares scopes that a field requires for its effect, and not for its data. The caller needs all of them. */
export function RequiresScopes(...requiredScopes: readonly Scope[]) {
  return Extensions({ requiredScopes } satisfies DeclaredAccess);
}
