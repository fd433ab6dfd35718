import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

/** An operation with its named fragments inlined. */
export function withoutFragments(
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): OperationDefinitionNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return visit(operation, {
    FragmentSpread({ name, directives }): InlineFragmentNode | null {
      const fragment = fragments.get(name.value);
      if (fragment === undefined) return null;
      const { typeCondition, selectionSet } = fragment;
      // visit() also visits the replacement, so nested spreads are inlined too.
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives && { directives }) };
    },
  });
}
