import { HeaderMap } from '@apollo/server';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { Refusal } from '../../operation/admit.js';
import { forbiddenError } from '../access/forbidden-error.js';

/**
 * The error of an operation that is not admitted.
 *
 * @param namesFields whether the message names the fields that require the missing scopes.
 */
export function refusalError(
  refusal: Refusal,
  node: OperationDefinitionNode,
  namesFields: boolean,
): GraphQLError {
  switch (refusal.code) {
    case 'FORBIDDEN':
      return forbiddenError(refusal.requiredScopes, refusal.missing, namesFields);
    case 'OPERATION_TOO_LARGE':
      return new GraphQLError('The operation is too large', {
        nodes: node,
        extensions: {
          code: refusal.code,
          limit: refusal.limit,
          http: { status: 400, headers: new HeaderMap() },
        },
      });
  }
}
