import { GraphQLScalarType } from 'graphql';
import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';

/*
 * Dates are returned exactly as Plaid sends them: the model contains text, and the response contains the same text. The
 * scalars of graphql-scalars would rewrite `27Z` to `27.000Z`. They are used to validate input.
 */

/** Tells writers of JSON that these scalars return texts unchanged. */
const AS_IS = { isText: true };

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day in the form YYYY-MM-DD.',
  serialize: asIs,
  extensions: AS_IS,
  parseValue(value) {
    GraphQLDate.parseValue(value);
    return String(value);
  },
  parseLiteral(node, variables) {
    GraphQLDate.parseLiteral(node, variables);
    return 'value' in node ? String(node.value) : '';
  },
});

export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'A date and time in ISO 8601, such as 2026-03-30T18:27:37Z, exactly as Plaid sends it.',
  serialize: asIs,
  extensions: AS_IS,
  parseValue(value) {
    GraphQLDateTime.parseValue(value);
    return String(value);
  },
  parseLiteral(node, variables) {
    GraphQLDateTime.parseLiteral(node, variables);
    return 'value' in node ? String(node.value) : '';
  },
});

/** The form to show for an invalid value, by the name of its scalar. */
export const SCALAR_FORMS: ReadonlyMap<string, string> = new Map([
  [DateScalar.name, 'Expected a date such as "2024-05-31".'],
  [DateTimeScalar.name, 'Expected a date and time such as "2024-05-31T18:27:37Z".'],
]);

function asIs(value: unknown): string {
  return value as string;
}
