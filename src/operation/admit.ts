import type { Principal } from '../auth/principal.js';
import type { Scope } from '../auth/scope.js';
import type { OperationLimits } from '../config/limits.js';
import type { Analysis } from './analyze.js';
import { type BrokenLimit, brokenLimit } from './limits.js';
import type { PreparedDocument } from './prepare.js';
import type { PreparedOperation } from './prepared-operation.js';
import type { Variables } from './variable-reads.js';

/** The reason for refusing an operation before its execution. */
export type Refusal =
  | {
      readonly code: 'FORBIDDEN';
      /** All scopes that the operation requires, including those of the caller. */
      readonly requiredScopes: readonly Scope[];
      /** The scopes that the caller lacks, each with the coordinates of the fields that require it. */
      readonly missing: ReadonlyMap<Scope, readonly string[]>;
    }
  | { readonly code: 'OPERATION_TOO_LARGE'; readonly limit: BrokenLimit };

export interface Admission {
  readonly operation: PreparedOperation;
  readonly analysis: Analysis;
  /** Null when the operation may be executed. */
  readonly refusal: Refusal | null;
}

/** Decides whether a caller may execute an operation: by scopes, then by size. The same for all transports and threads. */
export type Admit = (
  prepared: PreparedDocument,
  operation: PreparedOperation,
  variables: Variables,
  principal: Pick<Principal, 'scopes'>,
) => Admission;

/**
 * @param isRegistered whether a document is registered, by its hash. Registered documents have no cost limits.
 */
export function createAdmit(limits: OperationLimits, isRegistered: (documentHash: string) => boolean): Admit {
  return (prepared, operation, variables, { scopes }) => {
    const analysis = operation.analysisFor(variables);
    return { operation, analysis, refusal: refusalOf(prepared, analysis, scopes) };
  };

  function refusalOf(
    { hash }: PreparedDocument,
    analysis: Analysis,
    granted: ReadonlySet<Scope>,
  ): Refusal | null {
    const missing = new Map([...analysis.scopes].filter(([scope]) => !granted.has(scope)));
    if (missing.size > 0) return { code: 'FORBIDDEN', requiredScopes: [...analysis.scopes.keys()], missing };
    const limit = brokenLimit(analysis.size, limits, isRegistered(hash));
    return limit === null ? null : { code: 'OPERATION_TOO_LARGE', limit };
  }
}
