import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  visit,
} from 'graphql';
import type { Variables } from './variables.js';

/**
 * The variables of an operation that `@skip` and `@include` read anywhere in its document, in the order of their
 * definition: what the shape of its answer hangs on.
 */
export function conditionsOf(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const read = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const name of variablesOf(directive)) read.add(name);
    },
  });
  return (operation.variableDefinitions ?? [])
    .map(({ variable }) => variable.name.value)
    .filter((name) => read.has(name));
}

function variablesOf({ name, arguments: given = [] }: DirectiveNode): string[] {
  if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return [];
  return given.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []));
}

/** Whether graphql-js would execute a selection. */
export function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
  );
}
