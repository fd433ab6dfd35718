import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/**
 * What is told of a fault of a request. Neither text holds anything that only the client sent: a name is repeated only if
 * the schema has it. Which of several places is meant is told by its location.
 */
export interface Told {
  /** For callers who may read the schema: names what it has, and what they may have meant. */
  readonly open: string;
  /** For all others: tells nothing of the schema, not even which of the names that they sent it has. */
  readonly closed: string;
}

/**
 * What is said of every fault that depends on the schema to a caller who may not read it. It is one sentence, and stands in one
 * place, because any second one would tell what exists from what does not.
 */
export const NOT_OF_THE_GRAPH = 'The document does not fit the graph';

/** The same for everybody. */
export function toAll(message: string): Told {
  return { open: message, closed: message };
}

/** A sentence that repeats names of the schema to those who may read it, and does without for all others. */
export function toldWithNames(state: (isName: SchemaNames) => string, isName: SchemaNames): Told {
  return { open: state(isName), closed: state(() => false) };
}

/** The names that a schema has. */
export type SchemaNames = (name: string) => boolean;

/** Types, fields, arguments, input fields, enum values and directives. */
export function schemaNames(schema: GraphQLSchema): SchemaNames {
  const names = new Set<string>();
  for (const directive of schema.getDirectives()) {
    names.add(directive.name);
    for (const argument of directive.args) names.add(argument.name);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const value of type.getValues()) names.add(value.name);
    if (isInputObjectType(type)) for (const field of Object.keys(type.getFields())) names.add(field);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        names.add(field.name);
        for (const argument of field.args) names.add(argument.name);
      }
    }
  }
  return (name) => names.has(name);
}

/** What graphql-js suggests at the end of a message, of which only names of the schema are repeated. */
export function suggestion(text: string, isName: SchemaNames): string {
  const names = [...text.matchAll(/"(\w+)"/g)].map(([, name = '']) => name).filter(isName);
  if (names.length === 0) return '';
  const asFragment = text.includes('inline fragment') ? 'to use a fragment on ' : '';
  return `; did you mean ${asFragment}${names.map((name) => `"${name}"`).join(' or ')}?`;
}

/** Whether a type as a document writes it, such as `[String!]!`, is of the schema. */
export function isTypeName(text: string, isName: SchemaNames): boolean {
  return isName(text.replace(/[![\]]/g, ''));
}
