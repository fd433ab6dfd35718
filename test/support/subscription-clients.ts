import { ApolloClient, CombinedProtocolErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface ClientResult {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface ClientSubscription {
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Called for each connection. Absent when callers do not authenticate. */
  readonly authorization?: () => string;
  readonly onResult: (result: ClientResult) => void;
  /** The connection has failed: the close code, or the error. */
  readonly onFailure: (failure: unknown) => void;
  /** There are no more results. */
  readonly onEnd: () => void;
}

const headersOf = ({ authorization }: ClientSubscription): Record<string, string> =>
  authorization === undefined ? {} : { authorization: authorization() };

/** Each of the real clients starts a subscription, and returns how to close it. None of them connects again by itself. */
export const SUBSCRIPTION_CLIENTS = {
  'graphql-sse': (subscription: ClientSubscription) => {
    const { url, query, variables, onResult, onFailure, onEnd } = subscription;
    const client = createSseClient({ url, headers: () => headersOf(subscription), retryAttempts: 0 });
    client.subscribe(
      { query, variables },
      {
        next: (result) => onResult(result as ClientResult),
        error(error) {
          onFailure(error);
          onEnd();
        },
        complete: onEnd,
      },
    );
    return () => client.dispose();
  },
  urql: (subscription: ClientSubscription) => {
    const { url, query, variables, onResult, onFailure, onEnd } = subscription;
    const client = new Client({
      url,
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
      preferGetMethod: false,
      fetchOptions: () => ({ headers: headersOf(subscription) }),
    });
    const { unsubscribe } = client
      .subscription(query, variables)
      .subscribe(({ data, error, extensions, hasNext }) => {
        if (error?.networkError !== undefined) onFailure(error.networkError);
        // At the end, urql repeats the last result.
        if (hasNext) onResult({ data, errors: error?.graphQLErrors, extensions });
        else onEnd();
      });
    return unsubscribe;
  },
  'Apollo Client over multipart': (subscription: ClientSubscription) => {
    const { url, query, variables, onResult, onFailure, onEnd } = subscription;
    const client = new ApolloClient({
      link: new HttpLink({ uri: url, headers: headersOf(subscription) }),
      cache: new InMemoryCache(),
    });
    const observed = client.subscribe({ query: gql(query), variables, fetchPolicy: 'no-cache' }).subscribe({
      next({ data, error, extensions }) {
        const isOfServer = CombinedProtocolErrors.is(error);
        if (error !== undefined && !isOfServer) onFailure(error);
        else onResult({ data, errors: isOfServer ? error.errors : [], extensions });
      },
      complete: onEnd,
    });
    return () => {
      observed.unsubscribe();
      client.stop();
    };
  },
  'graphql-ws': (subscription: ClientSubscription) => subscribeOverSocket(subscription, 0),
} as const;

export type SubscriptionClientName = keyof typeof SUBSCRIPTION_CLIENTS;
export const SUBSCRIPTION_CLIENT_NAMES = Object.keys(SUBSCRIPTION_CLIENTS) as SubscriptionClientName[];

/** With graphql-ws. */
export function subscribeOverSocket(subscription: ClientSubscription, retryAttempts: number): () => void {
  const { url, query, variables, onResult, onFailure, onEnd } = subscription;
  const client = createSocketClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: () => headersOf(subscription),
    retryAttempts,
    retryWait: async () => {},
  });
  client.subscribe(
    { query, variables },
    {
      next: (result) => onResult(result as ClientResult),
      error(error) {
        onFailure((error as { code?: number }).code ?? error);
        onEnd();
      },
      complete: onEnd,
    },
  );
  return () => void client.dispose();
}
