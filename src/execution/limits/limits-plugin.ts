import { type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { OperationLimits } from '../../config/limits.js';
import { brokenLimit } from './limits.js';
import { measureOperation } from './measure-operation.js';

/**
 * Refuses an operation that is too large before anything of it is executed.
 *
 * @param isRegistered whether an operation is registered, by the SHA-256 of its document in hexadecimal digits.
 */
export function createLimitsPlugin(
  limits: OperationLimits,
  isRegistered: (documentHash: string) => boolean,
): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, queryHash }) {
          if (operation === undefined) return;
          const size = measureOperation({ schema, document, operation, variables: request.variables ?? {} });
          const limit = brokenLimit(size, limits, isRegistered(queryHash));
          if (limit === null) return;
          throw new GraphQLError('The operation is too large', {
            nodes: operation,
            extensions: {
              code: 'OPERATION_TOO_LARGE',
              limit,
              http: { status: 400, headers: new HeaderMap() },
            },
          });
        },
      };
    },
  };
}
