import { Kind } from 'graphql';
import type { PreparedOperation } from './prepared-operation.js';

/** The variable in the argument `after` of a root field, where a subscription continues; null when there is no such variable. */
export function afterVariable({ node }: PreparedOperation): string | null {
  for (const selection of node.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    for (const { name, value } of selection.arguments ?? []) {
      if (name.value === 'after' && value.kind === Kind.VARIABLE) return value.name.value;
    }
  }
  return null;
}
