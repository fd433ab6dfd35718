import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { fragmentsOf } from '../received-operation.js';
import { conditionVariables, decidedVariable } from './conditions.js';
import { type RequiredAccess, requiredAccess } from './required-access.js';

/** Of one operation, how many combinations of what its conditions come to are remembered. */
const MAX_COMBINATIONS = 32;

interface Remembered {
  readonly conditions: readonly string[];
  readonly byValues: LRUCache<string, RequiredAccess>;
}

/** As `requiredAccess`, walked once for each operation and each combination of values that its conditions see. */
export type AccessOfOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => RequiredAccess;

/** Remembers for as long as Apollo Server keeps the parsed document. */
export function createAccessMemo(schema: GraphQLSchema): AccessOfOperation {
  const operations = new WeakMap<OperationDefinitionNode, Remembered>();

  return (document, operation, variables) => {
    let remembered = operations.get(operation);
    if (remembered === undefined) {
      remembered = {
        conditions: conditionVariables(document),
        byValues: new LRUCache({ max: MAX_COMBINATIONS }),
      };
      operations.set(operation, remembered);
    }
    const { conditions, byValues } = remembered;
    const values = JSON.stringify(conditions.map((name) => decidedVariable(name, { operation, variables })));
    const known = byValues.get(values);
    if (known !== undefined) return known;
    const access = requiredAccess(schema, { operation, fragments: fragmentsOf(document), variables });
    byValues.set(values, access);
    return access;
  };
}
