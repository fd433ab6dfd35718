import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../graphql/context.js';
import type { Preparing } from '../operation/prepare.js';
import { createOperationPlugin, type OperationPluginOptions } from './operation.plugin.js';

export interface ApolloOptions extends OperationPluginOptions {
  readonly schema: GraphQLSchema;
  /** Where documents are parsed and validated: Apollo Server takes them from here. */
  readonly preparing: Pick<Preparing, 'byHash'>;
  /** Executes operations in place of graphql-js; null for graphql-js itself. */
  readonly gateway: ApolloServerOptionsWithGateway<Context>['gateway'] | null;
  readonly landingPage: ApolloServerPlugin<Context>;
}

/** Of many wrong variables, the first few are named. The executor behind a gateway keeps to the same number. */
const MAX_COERCION_ERRORS = 5;

/** Apollo Server as the engine of POST and GET. It knows no socket: `http/` hands over what came in, already prepared. */
export async function createApollo({
  schema,
  preparing,
  gateway,
  landingPage,
  ...operations
}: ApolloOptions): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    ...(gateway === null ? { schema } : { gateway }),
    documentStore: {
      // Apollo Server puts the version of its schema before the hash of the document.
      get: async (key) => preparing.byHash(key.slice(-HASH_LENGTH))?.document,
      set: async () => {},
      delete: async () => false,
    },
    executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
    introspection: true,
    // It would keep documents with their literals, and answer in codes that are not ours.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // The process decides when to stop; `app.ts` stops the server after the last answer has left.
    stopOnTerminationSignals: false,
    formatError: operations.errorFormat.format,
    plugins: [
      // It would look at each field of each answer, to compute how long a proxy may cache what no proxy may cache.
      ApolloServerPluginCacheControlDisabled(),
      createOperationPlugin(operations),
      landingPage,
    ],
  });
  await apollo.start();
  return apollo;
}

/** Of a SHA-256 in hexadecimal digits. */
const HASH_LENGTH = 64;
