import { GraphQLError } from 'graphql';
import type { Scope } from '../../auth/scope.js';
import type { RequiredAccess } from './required-access.js';

/** How many coordinates are named for each scope; one is enough to find out why. */
const MAX_NAMED = 3;

const STATUS = 403;

/** An operation selects more than its caller may see. Names scopes and coordinates of the schema, and nothing else. */
export class ForbiddenError extends GraphQLError {
  override readonly name = 'ForbiddenError' as const;

  constructor(
    /** All that the operation takes, those that the caller has included. */
    readonly requiredScopes: readonly Scope[],
    message: string,
  ) {
    super(message, { extensions: { code: 'FORBIDDEN', http: { status: STATUS } } });
  }
}

/** @throws {ForbiddenError} when a scope is missing. */
export function demandScopes({ scopes }: RequiredAccess, granted: ReadonlySet<Scope>): void {
  const missing = [...scopes].filter(([scope]) => !granted.has(scope));
  if (missing.length === 0) return;
  const told = missing.map(([scope, coordinates]) => `${scope} (for ${named(coordinates)})`);
  throw new ForbiddenError(
    [...scopes.keys()],
    `Missing ${missing.length === 1 ? 'scope' : 'scopes'}: ${told.join('; ')}`,
  );
}

function named(coordinates: readonly string[]): string {
  const others = coordinates.length - MAX_NAMED;
  return [...coordinates.slice(0, MAX_NAMED), ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
