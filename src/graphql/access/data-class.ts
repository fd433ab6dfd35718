import { Extensions } from 'type-graphql';
import type { FieldClass } from '../../auth/field-class.js';
import type { Scope } from '../../auth/scope.js';

/** What a field's declaration says of who may see it, as it stands in the field's extensions. */
export interface DeclaredAccess {
  readonly dataClass?: FieldClass;
  readonly requiredScopes?: readonly Scope[];
}

/**
 * Says what kind of thing a field answers with. Every leaf does; a field that leads to others does where whatever lies
 * behind it is of that class, so that none of it is reached without the scopes.
 */
export function DataClass(dataClass: FieldClass) {
  return Extensions({ dataClass } satisfies DeclaredAccess);
}

/** Says which scopes a field asks for, all of them: what it does, and not what it answers with. */
export function RequiresScopes(...requiredScopes: readonly Scope[]) {
  return Extensions({ requiredScopes } satisfies DeclaredAccess);
}
