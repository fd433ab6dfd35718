import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  getArgumentValues,
  Kind,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { Variables } from '../operation/variable-reads.js';
import { PLAIN_VALUE } from './compiler-schema.js';

/**
 * The arguments of an operation. In the compiled document each argument becomes a variable, and graphql-js computes its value.
 *
 * The compiler would copy literals of the client into the generated code, and some strings would change this code. It also
 * coerces missing and null variables inside arguments differently from graphql-js.
 */
export class ExtractedArguments {
  readonly #perCall: ExtractedField[] = [];
  readonly #constant: Record<string, unknown> = {};
  readonly #definitions: VariableDefinitionNode[] = [];

  /** Replaces the values of a field's arguments by variables. @throws {GraphQLError} when graphql-js refuses a literal. */
  extract(field: GraphQLField<unknown, unknown>, node: FieldNode): readonly ArgumentNode[] {
    const given = node.arguments ?? [];
    if (given.length === 0) return [];
    const names = new Map(given.map(({ name }) => [name.value, this.#define()]));
    const extracted = { field, node, names };
    if (given.some(readsVariables)) this.#perCall.push(extracted);
    else assign(this.#constant, extracted, {});
    return given.map((argument) => ({
      ...argument,
      value: {
        kind: Kind.VARIABLE,
        name: { kind: Kind.NAME, value: names.get(argument.name.value) ?? '' },
      },
    }));
  }

  /** The variables of the compiled operation. They replace all variables of the client. */
  get definitions(): readonly VariableDefinitionNode[] {
    return this.#definitions;
  }

  /**
   * The values of the compiled operation's variables for one call. Null when graphql-js refuses an argument: it must then
   * execute the operation, to locate the error at the field.
   */
  valuesOf(variables: Variables): Variables | null {
    const values = { ...this.#constant };
    try {
      for (const extracted of this.#perCall) assign(values, extracted, variables);
    } catch {
      return null;
    }
    return values;
  }

  #define(): string {
    const name = `v${this.#definitions.length}`;
    this.#definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: PLAIN_VALUE } },
    });
    return name;
  }
}

interface ExtractedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** The variable of each argument. */
  readonly names: ReadonlyMap<string, string>;
}

function assign(
  target: Record<string, unknown>,
  { field, node, names }: ExtractedField,
  variables: Variables,
) {
  const values = getArgumentValues(field, node, variables);
  for (const [argument, variable] of names) {
    if (Object.hasOwn(values, argument)) target[variable] = values[argument];
  }
}

function readsVariables(argument: ArgumentNode): boolean {
  let found = false;
  visit(argument, {
    Variable() {
      found = true;
    },
  });
  return found;
}
