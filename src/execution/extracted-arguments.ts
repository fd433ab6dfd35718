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
 * The arguments of an operation, taken out of the document that is compiled: each becomes a variable, and graphql-js
 * reckons what it holds.
 *
 * The compiler would write literals into the code it generates, and reads some texts in them as more than texts, so what
 * a client wrote never gets there. It also reckons differently where a variable is missing or null inside an argument.
 */
export class ExtractedArguments {
  readonly #perCall: ExtractedField[] = [];
  readonly #constant: Record<string, unknown> = {};
  readonly #definitions: VariableDefinitionNode[] = [];

  /** The arguments of a field as the compiler may see them. @throws {GraphQLError} when graphql-js refuses a literal. */
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

  /** Of the operation that is compiled; of the client's own variables none is left in it. */
  get definitions(): readonly VariableDefinitionNode[] {
    return this.#definitions;
  }

  /**
   * What the variables of the compiled operation hold in one call, or null when graphql-js would refuse an argument:
   * it then has to say so itself, at its field.
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
  /** The variable that stands for each argument. */
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
