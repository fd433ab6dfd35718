import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLError,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { withoutValues } from '../../../src/graphql/input-message.js';

const schema = buildSchema(`
  enum Kind { ONE TWO }
  input Inner { count: Int!, kind: Kind, inner: Inner }
  type Query { ask(text: String, count: Int, kind: Kind, inner: Inner, list: [Int!]): Boolean }
`);

/** Text that a client might send by mistake, marked so that any part of it can be found again. */
const marked = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('', '"; ', ' at "x"; ', 'Expected type "', 'QQ cannot represent non-x value', '\n'),
  )
  .map(([text, trap]) => `QQ${trap}${text.replaceAll('Q', '')}QQ`);

const names = new Set(['Kind', 'Inner', 'Query', 'Int', 'String', 'Boolean', 'count', 'kind', 'inner']);
const clean = (message: string) => withoutValues(message, (name) => names.has(name));

function leaks(message: string): boolean {
  return message.includes('QQ');
}

describe('withoutValues', () => {
  it('leaves nothing of a variable in a message, wherever it stood and whatever it imitates', () => {
    const operation = parse(
      'query ($inner: Inner, $list: [Int!], $kind: Kind) { ask(inner: $inner, list: $list, kind: $kind) }',
    ).definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
    const definitions = operation?.variableDefinitions ?? [];
    const variables = fc.oneof(
      marked.map((inner) => ({ inner })),
      marked.map((count) => ({ inner: { count } })),
      marked.map((kind) => ({ inner: { count: 1, kind } })),
      marked.map((count) => ({ inner: { count: 1, inner: { count } } })),
      marked.map((element) => ({ list: [element] })),
      marked.map((kind) => ({ kind })),
      // Keys are quoted too, and unlike values without escapes.
      marked.map((name) => ({ inner: { count: 1, [name]: 1 } })),
      marked.map((name) => ({ inner: { count: { [name]: 1 } } })),
    );
    fc.assert(
      fc.property(variables, (given) => {
        const { errors } = getVariableValues(schema, definitions, given);
        const messages = (errors ?? []).map((error: GraphQLError) => error.message);
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.map(clean).filter(leaks)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing of a literal in a message', () => {
    const literal = marked.map((text) => JSON.stringify(text));
    const document = fc.oneof(
      literal.map((text) => `{ ask(count: ${text}) }`),
      literal.map((text) => `{ ask(kind: ${text}) }`),
      literal.map((text) => `{ ask(inner: ${text}) }`),
      literal.map((text) => `{ ask(list: [1, ${text}]) }`),
      literal.map((text) => `{ ask(inner: { count: ${text} }) }`),
      literal.map((text) => `{ ask(text: { a: ${text} }) }`),
      literal.map((text) => `{ ask ${text} }`),
      literal.map((text) => `${text} { ask }`),
    );
    fc.assert(
      fc.property(document, (text) => {
        const messages = errorsOf(text).map((error) => error.message);
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.map(clean).filter(leaks)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what names only the schema and the document as it was', () => {
    const [error] = errorsOf('{ aks }');
    expect(clean(error?.message ?? '')).toBe('Cannot query field "aks" on type "Query". Did you mean "ask"?');
  });
});

function errorsOf(document: string): readonly GraphQLError[] {
  try {
    const parsed = parse(document);
    const invalid = validate(schema, parsed);
    if (invalid.length > 0) return invalid;
    const result = execute({ schema, document: parsed });
    return 'errors' in result ? (result.errors ?? []) : [];
  } catch (error) {
    return [error as GraphQLError];
  }
}
