import { Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';

/** Variables from the request, or as coerced by graphql-js. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * A question of an analysis about a variable:
 * - `boolean`: its value as a boolean, else null;
 * - `number`: its value as a number, else null;
 * - `count`: its number of values: the length of a list, 1 for any other value, 0 for null or no value;
 * - `keys`: the keys of an input object that have a value.
 */
export type Question =
  | { readonly about: 'boolean' | 'number' | 'count'; readonly variable: string }
  | { readonly about: 'keys'; readonly variable: string; readonly keys: readonly string[] };

/** As text, so that equal replies are equal keys of a Map. */
export type Reply = string;

/** Reads the variables of one operation, and records the questions and replies in order. Same replies, same analysis. */
export class VariableReads {
  readonly asked: (readonly [Question, Reply])[] = [];
  readonly #operation: OperationDefinitionNode;
  readonly #variables: Variables;

  constructor(operation: OperationDefinitionNode, variables: Variables) {
    this.#operation = operation;
    this.#variables = variables;
  }

  boolean(variable: string): boolean | null {
    return JSON.parse(this.#ask({ about: 'boolean', variable })) as boolean | null;
  }

  number(variable: string): number | null {
    return JSON.parse(this.#ask({ about: 'number', variable })) as number | null;
  }

  count(variable: string): number {
    return JSON.parse(this.#ask({ about: 'count', variable })) as number;
  }

  /** The keys for which the object in a variable has a value. */
  keys(variable: string, keys: readonly string[]): readonly string[] {
    return JSON.parse(this.#ask({ about: 'keys', variable, keys })) as string[];
  }

  reply(question: Question): Reply {
    const value = this.#valueOf(question.variable);
    switch (question.about) {
      case 'boolean':
        return JSON.stringify(typeof value === 'boolean' ? value : null);
      case 'number':
        return JSON.stringify(typeof value === 'number' ? value : null);
      case 'count':
        return JSON.stringify(countOf(value));
      case 'keys':
        return JSON.stringify(question.keys.filter((key) => isGiven(value, key)));
    }
  }

  #ask(question: Question): Reply {
    const reply = this.reply(question);
    this.asked.push([question, reply]);
    return reply;
  }

  /** The value from the request, else the default. */
  #valueOf(name: string): unknown {
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name];
    const definition = this.#operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    );
    return definition?.defaultValue === undefined ? undefined : plainValue(definition.defaultValue);
  }
}

/** Converts a default value, as far as the questions need it. */
function plainValue(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
      return Number(node.value);
    case Kind.LIST:
      return node.values;
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, plainValue(value)]));
    default:
      return node;
  }
}

function countOf(value: unknown): number {
  if (value === null || value === undefined) return 0;
  return Array.isArray(value) ? value.length : 1;
}

function isGiven(value: unknown, key: string): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  const given = (value as Record<string, unknown>)[key];
  return given !== null && given !== undefined;
}
