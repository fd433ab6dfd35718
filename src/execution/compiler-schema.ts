import {
  extendSchema,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';

/** The type of all variables in a compiled operation. Their values are already coerced by graphql-js and stay unchanged. */
export const PLAIN_VALUE = 'CompiledPlainValue';

/** The schema for the compiler: copies of all types, and a scalar for unchanged values. */
export function compilerSchema(schema: GraphQLSchema): GraphQLSchema {
  return extendSchema(schema, parse(`scalar ${PLAIN_VALUE}`), { assumeValid: true });
}

/**
 * Whether the values of all output enums equal their names. Only then may the compiler skip serialization, which it does for
 * all enums and built-in scalars or for none. The values of input enums may differ, because they are Plaid's names.
 */
export function enumsAreTheirNames(schema: GraphQLSchema): boolean {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type)))
    .filter(isEnumType)
    .every((type) => type.getValues().every(({ name, value }) => name === value));
}
