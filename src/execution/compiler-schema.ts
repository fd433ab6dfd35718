import {
  GraphQLScalarType,
  GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** The type of every variable in a compiled operation: graphql-js has coerced the value, nobody does so again. */
export const PLAIN_VALUE = 'CompiledPlainValue';

/** The schema as the compiler sees it: the same types, and one for values that are passed on as they are. */
export function compilerSchema(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const plain = new GraphQLScalarType({ name: PLAIN_VALUE, parseValue: (value) => value });
  return new GraphQLSchema({ ...config, types: [...config.types, plain], assumeValid: true });
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
