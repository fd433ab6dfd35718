import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  visit,
} from 'graphql';

/**
 * The effect of `@skip` and `@include` on a selection (GraphQL specification, sections 3.13.1 and 3.13.2). `unknown` when a
 * condition is not a boolean: the selection then counts as selected, and the operation is refused later.
 */
export type Inclusion = 'in' | 'out' | 'unknown';

/** The value of a condition variable; null when it is not known to be a boolean. */
export type ConditionValue = (variable: string) => boolean | null;

export function inclusionOf(
  directives: readonly DirectiveNode[] | undefined,
  valueOfVariable: ConditionValue,
): Inclusion {
  let inclusion: Inclusion = 'in';
  for (const directive of directives ?? []) {
    const condition = conditionOf(directive);
    if (condition === null) continue;
    const value =
      condition.kind === Kind.VARIABLE ? valueOfVariable(condition.name.value) : booleanOf(condition);
    if (value === null) inclusion = 'unknown';
    else if (value !== (directive.name.value === GraphQLIncludeDirective.name)) return 'out';
  }
  return inclusion;
}

const conditions = new WeakMap<OperationDefinitionNode, readonly string[]>();

/**
 * The variables of an operation that `@skip` and `@include` use anywhere in its document, in the order of their definition.
 * The shape of the response depends on them.
 */
export function conditionVariables(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly string[] {
  let names = conditions.get(operation);
  if (names === undefined) {
    const read = new Set<string>();
    visit(document, {
      Directive(directive) {
        const condition = conditionOf(directive);
        if (condition?.kind === Kind.VARIABLE) read.add(condition.name.value);
      },
    });
    names = (operation.variableDefinitions ?? [])
      .map(({ variable }) => variable.name.value)
      .filter((name) => read.has(name));
    conditions.set(operation, names);
  }
  return names;
}

function conditionOf({ name, arguments: args }: DirectiveNode): ValueNode | null {
  if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return null;
  return args?.find((argument) => argument.name.value === 'if')?.value ?? null;
}

function booleanOf(value: ValueNode): boolean | null {
  return value.kind === Kind.BOOLEAN ? value.value : null;
}
