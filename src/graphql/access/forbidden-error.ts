import { GraphQLError } from 'graphql';
import type { Scope } from '../../auth/scope.js';

/** Maximum number of coordinates to name for each scope. One is enough to find the cause. */
const MAX_NAMED = 3;

const STATUS = 403;

/** An operation selects more than its caller may see. The message names only scopes and coordinates of the schema. */
export class ForbiddenError extends GraphQLError {
  override readonly name = 'ForbiddenError' as const;

  constructor(
    /** All scopes that the operation requires, including those that the caller has. */
    readonly requiredScopes: readonly Scope[],
    message: string,
  ) {
    super(message, { extensions: { code: 'FORBIDDEN', http: { status: STATUS } } });
  }
}

/**
 * @param missing the scopes that the caller lacks, each with the coordinates of the fields that require it.
 * @param namesFields whether the caller may see the coordinates: it sent the text of the document, or may read the schema.
 */
export function forbiddenError(
  requiredScopes: readonly Scope[],
  missing: ReadonlyMap<Scope, readonly string[]>,
  namesFields: boolean,
): ForbiddenError {
  const descriptions = [...missing].map(([scope, coordinates]) =>
    namesFields ? `${scope} (for ${named(coordinates)})` : scope,
  );
  return new ForbiddenError(
    requiredScopes,
    `Missing ${descriptions.length === 1 ? 'scope' : 'scopes'}: ${descriptions.join('; ')}`,
  );
}

function named(coordinates: readonly string[]): string {
  const others = coordinates.length - MAX_NAMED;
  return [...coordinates.slice(0, MAX_NAMED), ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
