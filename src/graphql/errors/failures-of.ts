import type { GraphQLFormattedError } from 'graphql';
import type { Failure } from '../../operation/failure.js';

/** The failures of a response, each pair of code and Plaid's request id once. */
export function failuresOf(errors: readonly GraphQLFormattedError[]): readonly Failure[] {
  const failures = new Map<string, Failure>();
  for (const { extensions = {} } of errors) {
    const { code, plaid } = extensions as { code: string; plaid?: { requestId: string | null } };
    const requestId = plaid?.requestId ?? '';
    const plaidRequestId = REQUEST_ID.test(requestId) ? requestId : null;
    failures.set(`${code} ${plaidRequestId}`, { code, plaidRequestId });
  }
  return [...failures.values()];
}

/** What Plaid's ids look like. Any other text does not go into the log. */
const REQUEST_ID = /^[A-Za-z0-9-]{1,64}$/;
