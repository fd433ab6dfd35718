import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { withArguments } from './required-arguments.js';

/**
 * Selects all fields of an object type, recursively, with a fragment per type.
 *
 * @throws {Error} for a field with a required argument that `withArguments` does not know.
 */
export function fullSelection(schema: GraphQLSchema, typeName: string): string {
  const fragments = new Map<string, string>();
  function add(type: GraphQLObjectType): string {
    const name = `All${type.name}`;
    if (!fragments.has(name)) {
      fragments.set(name, '');
      const fields = Object.values(type.getFields()).map(select);
      fragments.set(name, `fragment ${name} on ${type.name} { ${fields.join(' ')} }`);
    }
    return `...${name}`;
  }
  function select(field: GraphQLField<unknown, unknown>): string {
    const named = getNamedType(field.type);
    const call = withArguments(field);
    return isObjectType(named) ? `${call} { ${add(named)} }` : call;
  }
  const root = schema.getType(typeName);
  if (!isObjectType(root)) throw new Error(`${typeName} is not an object type`);
  add(root);
  return [...fragments.values()].join('\n');
}

/** One export of a report, or several under aliases. */
export function fullExport(schema: GraphQLSchema, times = 1): string {
  const fields = Array.from(
    { length: times },
    (_, n) => `e${n}: relayToken(token: $token) { assetReport { ...AllAssetReportResult } }`,
  );
  return `query Export($token: String!) { ${fields.join(' ')} }\n${fullSelection(schema, 'AssetReportResult')}`;
}
