import { ApolloServer, type ApolloServerPlugin, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { OperationExecutor } from '../execution/execution.js';
import type { Context } from '../graphql/context.js';
import { MAX_COERCION_ERRORS } from '../operation/coercion-errors.js';
import type { Preparing } from '../operation/prepare.js';
import type { ApolloContext, ExecutionRecord } from './apollo-context.js';
import { createGateway } from './gateway.js';
import { createOperationPlugin, type OperationPluginOptions } from './operation.plugin.js';

export interface ApolloOptions extends OperationPluginOptions {
  readonly schema: GraphQLSchema;
  /** Where documents are parsed and validated: Apollo Server takes them from here. */
  readonly preparing: Pick<Preparing, 'byHash'>;
  /** Executes operations in place of graphql-js; null for graphql-js itself. */
  readonly executor: OperationExecutor | null;
  readonly landingPage: ApolloServerPlugin;
}

/** Apollo Server, without its ways to carry bytes. It knows no socket. */
export interface Apollo {
  /** @param context of the operation. Nobody uses it when the request is refused before execution. */
  execute(request: HTTPGraphQLRequest, context: Context): Promise<ApolloResponse>;
  /** The landing page as HTML. */
  landingPage(): Promise<string>;
  stop(): Promise<void>;
}

export interface ApolloResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body as JSON. */
  readonly body: Buffer;
  /** False when the request was refused before there was an operation, such as a body that is none. */
  readonly hasOperation: boolean;
  readonly hasErrors: boolean;
  /** False when `data` is null or absent. */
  readonly hasData: boolean;
}

/** Apollo Server as the engine of POST and GET. It knows no socket: `http/` hands over what came in, already prepared. */
export async function createApollo({
  schema,
  preparing,
  executor,
  landingPage,
  ...operations
}: ApolloOptions): Promise<Apollo> {
  const apollo = new ApolloServer<ApolloContext>({
    ...(executor === null ? { schema } : { gateway: createGateway(executor) }),
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
  return {
    async execute(httpGraphQLRequest, context) {
      const execution: ExecutionRecord = { rendered: null, hasErrors: false, hasData: false };
      let hasOperation = false;
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: async () => {
          hasOperation = true;
          return { ...context, execution };
        },
      });
      if (body.kind === 'chunked') throw new Error('Incremental delivery is not part of this graph');
      const { rendered } = execution;
      return {
        status: status ?? 200,
        headers: Object.fromEntries(headers),
        body: rendered?.body ?? Buffer.from(body.string),
        hasOperation,
        hasErrors: rendered?.hasErrors ?? execution.hasErrors,
        hasData: rendered?.hasData ?? execution.hasData,
      };
    },

    async landingPage() {
      const { body } = await apollo.executeHTTPGraphQLRequest({
        // Apollo Server chooses the page by this header.
        httpGraphQLRequest: {
          method: 'GET',
          headers: new HeaderMap([['accept', 'text/html']]),
          body: undefined,
          search: '',
        },
        context: async () => {
          throw new Error('Nothing is executed for the landing page');
        },
      });
      if (body.kind === 'chunked') throw new Error('The landing page is one piece');
      return body.string;
    },

    stop: () => apollo.stop(),
  };
}

/** Of a SHA-256 in hexadecimal digits. */
const HASH_LENGTH = 64;
