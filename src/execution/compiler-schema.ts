import {
  extendSchema,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';

/** The type of every variable in a compiled operation: graphql-js has coerced the value, nobody does so again. */
export const PLAIN_VALUE = 'CompiledPlainValue';

/** The schema as the compiler sees it: copies of its types, and one more for values that are passed on as they are. */
export function compilerSchema(schema: GraphQLSchema): GraphQLSchema {
  return extendSchema(schema, parse(`scalar ${PLAIN_VALUE}`), { assumeValid: true });
}

/**
 * Whether enums leave as the model holds them. Only then may the compiler pass leaves on unserialized: it does so with
 * all enums and built-in scalars, or with none. Enums that only come in may stand for whatever Plaid calls them.
 */
export function enumsAreTheirNames(schema: GraphQLSchema): boolean {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type)))
    .filter(isEnumType)
    .every((type) => type.getValues().every(({ name, value }) => name === value));
}
