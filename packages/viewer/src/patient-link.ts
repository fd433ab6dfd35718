import { ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { mergeMap, type Observable, of, timer } from 'rxjs';

/** How often a query is sent in all. */
const TRIES = 4;

/** Sends a query again when the server is busy and says how long to wait. `reportEvents` does so for subscriptions. */
export const patientLink = new ApolloLink((operation, forward) => {
  if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
  const send = (triesLeft: number): Observable<ApolloLink.Result> =>
    forward(operation).pipe(
      mergeMap((result) => {
        const waitMs = result.errors?.[0]?.extensions?.retryAfterMs;
        if (typeof waitMs !== 'number' || triesLeft === 1) return of(result);
        return timer(waitMs).pipe(mergeMap(() => send(triesLeft - 1)));
      }),
    );
  return send(TRIES);
});
