import type { Principal } from '../auth/principal.js';
import type { Scope } from '../auth/scope.js';
import type { OperationLimits } from '../config/limits.js';
import type { Analysis } from './analyze.js';
import { type BrokenLimit, brokenLimit } from './limits.js';
import type { PreparedDocument } from './prepare.js';
import type { PreparedOperation } from './prepared-operation.js';
import { isShed } from './shedding.js';
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
  | { readonly code: 'OPERATION_TOO_LARGE'; readonly limit: BrokenLimit }
  | { readonly code: 'OVERLOADED' };

export interface Admission {
  readonly operation: PreparedOperation;
  readonly analysis: Analysis;
  /** Null when the operation may be executed. */
  readonly refusal: Refusal | null;
}

/** Decides whether a caller may execute an operation: by scopes, then by size, then by the load of the process. The same for all transports and threads. */
export type Admit = (
  prepared: PreparedDocument,
  operation: PreparedOperation,
  variables: Variables,
  principal: Pick<Principal, 'scopes'>,
) => Admission;

/**
 * @param isRegistered whether a document is registered, by its hash. Registered documents have no cost limits.
 * @param load how busy the process is, from 0 to 1. Threads do not need it: the main thread has admitted the operation.
 */
export function createAdmit(
  limits: OperationLimits,
  isRegistered: (documentHash: string) => boolean,
  load: () => number = () => 0,
): Admit {
  return (prepared, operation, variables, { scopes }) => {
    const analysis = operation.analysisFor(variables);
    return { operation, analysis, refusal: refusalOf(prepared, operation, analysis, scopes) };
  };

  function refusalOf(
    { hash }: PreparedDocument,
    { kind }: PreparedOperation,
    analysis: Analysis,
    granted: ReadonlySet<Scope>,
  ): Refusal | null {
    const missing = new Map([...analysis.scopes].filter(([scope]) => !granted.has(scope)));
    if (missing.size > 0) return { code: 'FORBIDDEN', requiredScopes: [...analysis.scopes.keys()], missing };
    const limit = brokenLimit(analysis.size, limits, isRegistered(hash));
    if (limit !== null) return { code: 'OPERATION_TOO_LARGE', limit };
    return isShed(kind, analysis.size, load()) ? { code: 'OVERLOADED' } : null;
  }
}
