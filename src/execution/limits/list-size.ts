import {
  type FieldNode,
  type GraphQLField,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { Variables } from '../variables.js';

/**
 * How long a list is taken to be, as a field says in its extensions:
 * - a number: about as long as that;
 * - `{ argument }`: one entry for each value of that argument;
 * - `{ pageOf }`: as long as the field around the page says by `first` or `last`, or as `pageOf` when it says neither.
 */
type DeclaredSize = number | { readonly argument: string } | { readonly pageOf: number };

/** A list of objects whose field says nothing. */
const UNDECLARED = 10;

/** What a field says of its own list; 1 for what is none. */
export function declaredSize(field: GraphQLField<unknown, unknown>): DeclaredSize {
  if (!isListType(getNullableType(field.type))) return 1;
  return (field.extensions.listSize as DeclaredSize | undefined) ?? UNDECLARED;
}

/** How often a field says that Plaid is asked for it, or for each entry of its list. */
export function declaredCalls(field: GraphQLField<unknown, unknown>): number {
  return (field.extensions.upstreamCalls as number | undefined) ?? 0;
}

/** Sizes that arguments give, in one operation with its variables. */
export class GivenSizes {
  /** Whether any of them hung on a variable, and another request may so have another. */
  hangOnVariables = false;
  readonly #operation: OperationDefinitionNode;
  readonly #variables: Variables;

  /** @param variables as they were sent. */
  constructor(operation: OperationDefinitionNode, variables: Variables) {
    this.#operation = operation;
    this.#variables = variables;
  }

  /** How many values an argument has; what is not a list is a list of one. */
  count(node: FieldNode, argument: string): number {
    const value = this.#argument(node, argument);
    if (value === null || value === undefined) return 0;
    return Array.isArray(value) ? value.length : 1;
  }

  /** How long a page is to be; null when neither argument says it. What is no number is refused later. */
  page(field: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    for (const name of ['first', 'last']) {
      const definition = field.args.find((argument) => argument.name === name);
      if (definition === undefined) continue;
      const value = this.#argument(node, name) ?? definition.defaultValue;
      if (typeof value === 'number') return Math.max(0, value);
    }
    return null;
  }

  #argument(node: FieldNode, name: string): unknown {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    return given === undefined ? undefined : this.#valueOf(given);
  }

  /** As far as it can be a size. */
  #valueOf(node: ValueNode): unknown {
    switch (node.kind) {
      case Kind.INT:
        return Number(node.value);
      case Kind.LIST:
        return node.values;
      case Kind.NULL:
        return null;
      case Kind.VARIABLE:
        return this.#variable(node.name.value);
      default:
        return node;
    }
  }

  #variable(name: string): unknown {
    this.hangOnVariables = true;
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name];
    const fallback = this.#operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    )?.defaultValue;
    return fallback === undefined ? undefined : this.#valueOf(fallback);
  }
}
