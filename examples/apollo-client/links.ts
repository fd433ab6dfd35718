import { ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql';
/** A bearer token or an API key, for a server that authenticates callers. The embedded sandbox needs none. */
const headers = process.env.GRAPHQL_TOKEN ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` } : {};

// Browsers have it, and Node from 22 on. GraphQLWsLink also reads it, so the option `webSocketImpl` of graphql-ws is not enough.
if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket });

/** Says that queries change nothing, so that a balancer may send them again when a server was lost. */
const readOnlyQueries = new SetContextLink(({ headers }, { operationType }) =>
  operationType === OperationTypeNode.QUERY ? { headers: { ...headers, 'x-read-only': 'true' } } : {},
);

/** Queries, mutations and subscriptions over HTTP. Subscriptions are multipart responses, without configuration. */
export const overHttp: ApolloLink = readOnlyQueries.concat(new HttpLink({ uri: url, headers }));

/** Subscriptions over one WebSocket; queries and mutations over HTTP, because the server accepts nothing else on a WebSocket. */
export function overWebSocket(): ApolloLink {
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: headers,
    // A retry of graphql-ws would send the same variables, so with an old `after`. The caller subscribes again instead.
    retryAttempts: 0,
  });
  const isSubscription = ({ operationType }: ApolloLink.Operation) =>
    operationType === OperationTypeNode.SUBSCRIPTION;
  return ApolloLink.split(isSubscription, new GraphQLWsLink(client), overHttp);
}
