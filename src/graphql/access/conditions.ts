import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type ValueNode,
  visit,
} from 'graphql';
import type { ReceivedOperation } from '../received-operation.js';

/** What a condition comes to; null where that is not known before variables are coerced. */
type Decided = boolean | null;

/** The variables that `@skip` and `@include` read anywhere in a document. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Whether a selection may be executed: all are but those whose condition is known to leave them out. */
export function isSelected(
  directives: readonly DirectiveNode[] | undefined,
  received: Pick<ReceivedOperation, 'operation' | 'variables'>,
): boolean {
  return (directives ?? []).every((directive) => {
    const value = conditionOf(directive);
    if (value === null) return true;
    const condition =
      value.kind === Kind.VARIABLE ? decidedVariable(value.name.value, received) : literal(value);
    return condition === null || condition === (directive.name.value === GraphQLIncludeDirective.name);
  });
}

function conditionOf({ name, arguments: args }: DirectiveNode): ValueNode | null {
  if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return null;
  return args?.find((argument) => argument.name.value === 'if')?.value ?? null;
}

/**
 * What a variable comes to, as graphql-js takes it: what was sent, or else the default. Whatever is no boolean is refused, or
 * converted, later.
 */
export function decidedVariable(
  name: string,
  { operation, variables }: Pick<ReceivedOperation, 'operation' | 'variables'>,
): Decided {
  if (Object.hasOwn(variables, name)) {
    const value = variables[name];
    return typeof value === 'boolean' ? value : null;
  }
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue === undefined ? null : literal(definition.defaultValue);
}

function literal(value: ValueNode): Decided {
  return value.kind === Kind.BOOLEAN ? value.value : null;
}
