import { Kind } from 'graphql';
import type { Problem } from '../../graphql/errors/problem.js';
import type { PreparedOperation } from '../../operation/prepared-operation.js';

export const LAST_EVENT_ID_HEADER = 'last-event-id';

export const NO_AFTER_VARIABLE: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'Last-Event-ID needs a subscription whose argument "after" is a variable',
};

/**
 * The variable that takes the cursor of a client that reconnects with Last-Event-ID, as EventSource does: the one of the root field's
 * argument `after`. Null without one.
 */
export function afterVariable({ node }: PreparedOperation): string | null {
  for (const selection of node.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    for (const { name, value } of selection.arguments ?? []) {
      if (name.value === 'after' && value.kind === Kind.VARIABLE) return value.name.value;
    }
  }
  return null;
}
