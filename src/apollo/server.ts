import { ApolloServer, type ApolloServerPlugin, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { OperationExecutor } from '../execution/execution.js';
import type { Context } from '../graphql/context.js';
import { MAX_COERCION_ERRORS } from '../operation/coercion-errors.js';
import type { Failure } from '../operation/failure.js';
import type { Preparing } from '../operation/prepare.js';
import type { ApolloContext, ExecutionRecord } from './apollo-context.js';
import { createExecution } from './execution.js';
import { createOperationPlugin, type OperationPluginOptions } from './operation.plugin.js';

export interface ApolloOptions extends OperationPluginOptions {
  readonly schema: GraphQLSchema;
  /** The parsed and validated documents. */
  readonly preparing: Pick<Preparing, 'byHash'>;
  /** Null for graphql-js. */
  readonly executor: OperationExecutor | null;
  readonly landingPage: ApolloServerPlugin;
}

/** Apollo Server without its HTTP integration. */
export interface Apollo {
  /** @param context unused when the request is refused before execution. */
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
  /** False when the request was refused before there was an operation, such as for an invalid body. */
  readonly hasOperation: boolean;
  /** The errors of the response; empty for none. */
  readonly failures: readonly Failure[];
  /** False when `data` is null or absent. */
  readonly hasData: boolean;
}

/** Apollo Server executes the operations that `http/` has read and prepared. It knows no socket. */
export async function createApollo({
  schema,
  preparing,
  executor,
  landingPage,
  ...operations
}: ApolloOptions): Promise<Apollo> {
  const execution = executor === null ? null : createExecution(executor);
  const apollo = new ApolloServer<ApolloContext>({
    ...(execution === null ? { schema } : { gateway: execution.gateway }),
    documentStore: {
      // Apollo Server prefixes the hash of the document with the version of its schema.
      get: async (key) => preparing.byHash(key.slice(-HASH_LENGTH))?.document,
      set: async () => {},
      delete: async () => false,
    },
    executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
    introspection: true,
    // `http/` resolves hashes. Apollo Server would cache documents with their literals, and use other error codes.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // `app.ts` stops the server after the last response.
    stopOnTerminationSignals: false,
    formatError: operations.errorFormat.format,
    plugins: [
      // It would visit each field to compute a cache policy, but responses are `no-store`.
      ApolloServerPluginCacheControlDisabled(),
      createOperationPlugin(operations),
      ...(execution === null ? [] : [execution.plugin]),
      landingPage,
    ],
  });
  await apollo.start();
  return {
    async execute(httpGraphQLRequest, context) {
      const execution: ExecutionRecord = { rendered: null, result: null, failures: [], hasData: false };
      let hasOperation = false;
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: async () => {
          hasOperation = true;
          return Object.assign(context, { execution });
        },
      });
      if (body.kind === 'chunked') throw new Error('Incremental delivery is not part of this graph');
      const { rendered } = execution;
      return {
        status: status ?? 200,
        headers: Object.fromEntries(headers),
        body: rendered?.body ?? Buffer.from(body.string),
        hasOperation,
        failures: rendered?.failures ?? execution.failures,
        hasData: rendered?.hasData ?? execution.hasData,
      };
    },

    async landingPage() {
      const { body } = await apollo.executeHTTPGraphQLRequest({
        // Apollo Server sends the page for this header.
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
