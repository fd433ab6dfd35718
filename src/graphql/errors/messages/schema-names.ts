import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** Whether a schema has a name. */
export type SchemaNames = (name: string) => boolean;

/** Knows no name: for texts that must not reveal which names exist. */
export const NO_NAMES: SchemaNames = () => false;

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
