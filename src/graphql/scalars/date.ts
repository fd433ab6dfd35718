import { GraphQLScalarType } from 'graphql';
import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';

/*
 * Dates leave exactly as Plaid wrote them: the model holds text, and text goes out. The scalars of graphql-scalars would
 * rewrite `27Z` to `27.000Z`; they still check what comes in.
 */

/** A day, YYYY-MM-DD. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day in the form YYYY-MM-DD.',
  serialize: asIs,
  parseValue(value) {
    GraphQLDate.parseValue(value);
    return String(value);
  },
  parseLiteral(node, variables) {
    GraphQLDate.parseLiteral(node, variables);
    return 'value' in node ? String(node.value) : '';
  },
});

/** An instant in ISO 8601. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601, such as 2026-03-30T18:27:37Z, written as Plaid wrote it.',
  serialize: asIs,
  parseValue(value) {
    GraphQLDateTime.parseValue(value);
    return String(value);
  },
  parseLiteral(node, variables) {
    GraphQLDateTime.parseLiteral(node, variables);
    return 'value' in node ? String(node.value) : '';
  },
});

/** By the name of a scalar, what to say of a value that is none of its kind: the form that one has. */
export const SCALAR_FORMS: ReadonlyMap<string, string> = new Map([
  [DateScalar.name, 'Expected a date such as "2024-05-31".'],
  [DateTimeScalar.name, 'Expected an instant such as "2024-05-31T18:27:37Z".'],
]);

function asIs(value: unknown): string {
  return value as string;
}
