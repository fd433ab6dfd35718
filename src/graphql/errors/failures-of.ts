import type { GraphQLFormattedError } from 'graphql';
import type { Failure } from '../../operation/failure.js';

/** The failures of a response, each pair of code and Plaid's request id once. */
export function failuresOf(errors: readonly GraphQLFormattedError[]): readonly Failure[] {
  const failures = new Map<string, Failure>();
  for (const { extensions = {} } of errors) {
    const { code, plaid } = extensions as { code: string; plaid?: { requestId: string | null } };
    const plaidRequestId = plaid?.requestId ?? null;
    failures.set(`${code} ${plaidRequestId}`, { code, plaidRequestId });
  }
  return [...failures.values()];
}
