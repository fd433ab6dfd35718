import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { createAccessPlugin } from './access/access.plugin.js';
import { needsInsights } from './asset-report/insights-need.js';
import { auditPlugin } from './audit.plugin.js';
import type { Context } from './context.js';
import { createErrorFormat, isFault } from './error-format.js';
import { fragmentsOf } from './received-operation.js';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  /** Executes operations in graphql-js' place; null for graphql-js itself. */
  readonly gateway: ApolloServerOptionsWithGateway<Context>['gateway'] | null;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
  /** Called with every error that is a fault of ours: clients are told nothing of it. */
  readonly onFault: (error: unknown, requestId: string | null) => void;
}

/** The executor behind a gateway keeps to the same bound. */
const MAX_COERCION_ERRORS = 5;

/** Parses, validates, executes and formats operations. Knows no socket: `http/` hands it what came in. */
export async function createApollo({
  schema,
  gateway,
  plugins,
  onFault,
}: ApolloOptions): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    ...(gateway === null ? { schema } : { gateway }),
    // Of a thousand bad integers the first few tell as much.
    executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
    introspection: true,
    // Would keep documents, literals and all, and answer in codes that are not ours.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // The process decides when to stop; `app.ts` stops the server after the last answer has left.
    stopOnTerminationSignals: false,
    formatError: createErrorFormat(schema),
    plugins: [
      // Would look at each field of each answer, to reckon how long a proxy may keep what no proxy is to keep.
      ApolloServerPluginCacheControlDisabled(),
      requestIdPlugin,
      createAccessPlugin(schema),
      auditPlugin,
      lookAheadPlugin,
      createFaultPlugin(onFault),
      ...plugins,
    ],
  });
  await apollo.start();
  return apollo;
}

/** Puts the request id on every error of an operation, so that what a client sees can be found in the log. */
const requestIdPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        if (result.errors === undefined) return;
        contextValue.reads.passing();
        result.errors = result.errors.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId: contextValue.requestId },
        }));
      },
    };
  },
};

/** Finds out what an operation needs of Plaid before its first read. */
const lookAheadPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, request, operation, document, contextValue }) {
        if (operation === undefined) return;
        if (operation.operation !== 'query') contextValue.reads.stay();
        contextValue.needsInsights = needsInsights(schema, {
          operation,
          fragments: fragmentsOf(document),
          variables: request.variables ?? {},
        });
      },
    };
  },
};

function createFaultPlugin(onFault: ApolloOptions['onFault']): ApolloServerPlugin<Context> {
  return {
    async unexpectedErrorProcessingRequest({ error }) {
      onFault(error, null);
    },
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          // Whoever has hung up made the reads fail: nobody's fault, and nobody is left to be told.
          if (contextValue.signal.aborted) return;
          for (const error of errors.filter(isFault))
            onFault(error.originalError ?? error, contextValue.requestId);
        },
      };
    },
  };
}
