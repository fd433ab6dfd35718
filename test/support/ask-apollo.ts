import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { ANYBODY } from '../../src/auth/principal.js';
import { SCOPES } from '../../src/auth/scope.js';
import { createApollo } from '../../src/graphql/apollo.js';
import { type Context, newRecord } from '../../src/graphql/context.js';
import { createSchema } from '../../src/graphql/schema.js';

/** The graph without sockets and without Plaid, for what is refused before anything is read. */
export interface Asked {
  /** The errors as a client sees them. */
  ask(request: AskedRequest): Promise<readonly GraphQLFormattedError[]>;
}

export interface AskedRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  /** Whether the caller may read the schema; may it when left out. */
  readonly readsSchema?: boolean;
}

export async function startAsked(): Promise<Asked> {
  const schema = await createSchema();
  const apollo: ApolloServer<Context> = await createApollo({
    schema,
    gateway: null,
    plugins: [],
    maxTokens: 1_500,
    onFault: () => {},
  });
  return {
    async ask({ readsSchema = true, ...request }) {
      const caller = {
        principal: {
          ...ANYBODY,
          scopes: new Set(SCOPES.filter((scope) => readsSchema || scope !== 'schema:read')),
        },
        purpose: null,
      };
      const reads = { passing: () => {}, stay: () => {} };
      const contextValue = {
        requestId: 'a',
        caller,
        reads,
        record: newRecord(),
        assureAudit: async () => {},
        signal: new AbortController().signal,
      };
      const { body } = await apollo.executeOperation(request, {
        contextValue: contextValue as unknown as Context,
      });
      return body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
    },
  };
}
