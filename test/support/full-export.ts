import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/**
 * Selections of everything behind an object type: every field of every type that it leads to, each type as a fragment of
 * its own. Fields that need an argument have none to offer, and the graph has no such field below a report.
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
  function select({ name, type, args }: GraphQLField<unknown, unknown>): string {
    if (args.some(isRequiredArgument)) throw new Error(`${name} needs an argument`);
    const named = getNamedType(type);
    return isObjectType(named) ? `${name} { ${add(named)} }` : name;
  }
  const root = schema.getType(typeName);
  if (!isObjectType(root)) throw new Error(`${typeName} is no object type`);
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
