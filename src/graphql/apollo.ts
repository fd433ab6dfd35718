import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { createAccessPlugin } from './access/access.plugin.js';
import { needsInsights } from './asset-report/insights-need.js';
import { auditPlugin } from './audit/audit.plugin.js';
import type { Context } from './context.js';
import { createDocumentStore } from './document-store.js';
import { createErrorFormat, type ErrorFormat, isFault } from './error-format.js';
import { fragmentsOf } from './received-operation.js';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  /** Executes operations in graphql-js' place; null for graphql-js itself. */
  readonly gateway: ApolloServerOptionsWithGateway<Context>['gateway'] | null;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
  /** How many words and signs a document may have; null for any number. */
  readonly maxTokens: number | null;
  /** Called with every error that is a fault of ours: clients are told nothing of it. */
  readonly onFault: (error: unknown, requestId: string | null) => void;
}

/** Of a thousand errors the first few tell as much. The executor behind a gateway keeps to the same bound for variables. */
const MAX_ERRORS = 5;

/** Parses, validates, executes and formats operations. Knows no socket: `http/` hands it what came in. */
export async function createApollo({
  schema,
  gateway,
  plugins,
  maxTokens,
  onFault,
}: ApolloOptions): Promise<ApolloServer<Context>> {
  const errorFormat = createErrorFormat(schema);
  const apollo = new ApolloServer<Context>({
    ...(gateway === null ? { schema } : { gateway }),
    documentStore: createDocumentStore(),
    ...(maxTokens !== null && { parseOptions: { maxTokens } }),
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    introspection: true,
    // Would keep documents, literals and all, and answer in codes that are not ours.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // The process decides when to stop; `app.ts` stops the server after the last answer has left.
    stopOnTerminationSignals: false,
    formatError: errorFormat.format,
    plugins: [
      // Would look at each field of each answer, to reckon how long a proxy may keep what no proxy is to keep.
      ApolloServerPluginCacheControlDisabled(),
      createFinishPlugin(errorFormat),
      // Before whatever looks at the classes of an operation: hooks begin in this order, and this one waits for nothing.
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

/** Finishes every error of an operation for whoever asked, with the id by which what they see can be found in the log. */
function createFinishPlugin({ finish }: ErrorFormat): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (result.errors === undefined) return;
          const { reads, requestId, caller } = contextValue;
          reads.passing();
          result.errors = result.errors.map((error) => finish(error, requestId, caller));
        },
      };
    },
  };
}

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
