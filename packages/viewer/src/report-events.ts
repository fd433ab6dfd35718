import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client';
import { defer, map, type Observable, repeat, retry, timer } from 'rxjs';
import { ReportReadyDocument, type ReportReadySubscription } from './generated/graphql.js';

export type ReportEvent = ReportReadySubscription['reportReady'];

/** How often a stream that was cut is opened again without an event in between. */
const RECONNECTS = 5;

/** The events of a report. When the stream is cut, it continues after the last event. */
export function reportEvents(client: ApolloClient, id: string): Observable<ReportEvent | undefined> {
  let after: string | null = null;
  return defer(() => client.subscribe({ query: ReportReadyDocument, variables: { id, after } })).pipe(
    map(({ data, error, extensions }) => {
      if (error) throw error;
      after = (extensions?.cursor as string | undefined) ?? after;
      return data?.reportReady;
    }),
    // A server that stops completes the stream.
    repeat({ delay: 1_000 }),
    retry({ count: RECONNECTS, delay: pauseAfter, resetOnSuccess: true }),
  );
}

/** Throws an error that another try would not change. */
function pauseAfter(error: unknown, cuts: number) {
  if (!CombinedGraphQLErrors.is(error)) return timer(1_000 * 2 ** (cuts - 1));
  const waitMs = error.errors[0]?.extensions?.retryAfterMs;
  if (typeof waitMs !== 'number') throw error;
  return timer(waitMs);
}
