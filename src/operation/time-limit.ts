import {
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments } from './fragments.js';

/** A root field that may take longer than its kind of operation, as it says in `@Extensions`. */
export interface DeclaredTimeLimit {
  /** In ms. */
  readonly timeLimitMs?: number;
}

/** In ms. A read asks Plaid for 25 s at most. A mutation calls Plaid for up to 30 s and may read afterwards. For subscriptions, of one event. */
const LIMITS = { query: 30_000, mutation: 50_000, subscription: 30_000 } as const;

/** How long an operation may take, in ms: the longest limit among its root fields. */
export function timeLimitOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): number {
  const root = schema.getRootType(operation.operation);
  return Math.max(
    LIMITS[operation.operation],
    ...(root ? declaredLimits(root, operation.selectionSet, fragments) : []),
  );
}

function declaredLimits(
  root: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fragments: Fragments,
): number[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const { timeLimitMs } = (root.getFields()[selection.name.value]?.extensions ?? {}) as DeclaredTimeLimit;
      return timeLimitMs === undefined ? [] : [timeLimitMs];
    }
    const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return spread === undefined ? [] : declaredLimits(root, spread.selectionSet, fragments);
  });
}
