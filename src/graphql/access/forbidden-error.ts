import { GraphQLError } from 'graphql';
import type { Scope } from '../../auth/scope.js';

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

/**
 * @param missing the scopes that the caller lacks, each with the coordinates of the fields that take it.
 * @param namesFields whether the caller may be told the coordinates: it sent the text of the document, or may read the schema.
 */
export function forbiddenError(
  requiredScopes: readonly Scope[],
  missing: ReadonlyMap<Scope, readonly string[]>,
  namesFields: boolean,
): ForbiddenError {
  const told = [...missing].map(([scope, coordinates]) =>
    namesFields ? `${scope} (for ${named(coordinates)})` : scope,
  );
  return new ForbiddenError(
    requiredScopes,
    `Missing ${told.length === 1 ? 'scope' : 'scopes'}: ${told.join('; ')}`,
  );
}

function named(coordinates: readonly string[]): string {
  const others = coordinates.length - MAX_NAMED;
  return [...coordinates.slice(0, MAX_NAMED), ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
