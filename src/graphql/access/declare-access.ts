import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInterfaceType,
  isLeafType,
} from 'graphql';
import type { FieldClass } from '../../auth/field-class.js';
import type { Scope } from '../../auth/scope.js';
import type { AccessMap } from '../../operation/access-map.js';
import { compositeTypes, declaredAccess, isComposite, mapAccess } from './field-access.js';

/** As Apollo's Federation defines it, so that its tools understand ours. */
export const requiresScopesDirective = new GraphQLDirective({
  name: 'requiresScopes',
  description:
    'What the caller has to be allowed for an operation that selects the field: all scopes of one of the lists. An operation that selects more than its caller may see is refused as a whole.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    scopes: {
      type: new GraphQLNonNull(
        new GraphQLList(new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString)))),
      ),
      description: 'Lists of scopes, one of which is enough.',
    },
  },
});

/**
 * Makes a schema say who may see what: to the walk before each operation, in the directives of the printed SDL, and in
 * words, because introspection shows no directives.
 *
 * @throws {Error} naming each field that does not say what it holds, or that could be reached by who may not see it.
 */
export function declareAccess(schema: GraphQLSchema): void {
  const silent = silentLeaves(schema);
  if (silent.length > 0) throw new Error(`These fields do not say what they hold: ${silent.join(', ')}`);
  const access = mapAccess(schema);
  const unguarded = unguardedLeaves(schema, access);
  if (unguarded.length > 0) {
    throw new Error(
      `These fields hold parts of reports, and can be reached without the scope of either kind: ${unguarded.join(', ')}`,
    );
  }
  for (const type of compositeTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const scopes = access.get(`${type.name}.${field.name}`)?.scopes ?? [];
      if (scopes.length === 0) continue;
      field.description = `${field.description ?? ''} ${inWords(scopes)}`.trim();
      field.extensions = {
        ...field.extensions,
        directives: { [requiresScopesDirective.name]: { scopes: [scopes] } },
      };
    }
  }
  schema.extensions = { ...schema.extensions, access };
}

function inWords(scopes: readonly Scope[]): string {
  const [last, ...others] = [...scopes].reverse();
  return others.length === 0
    ? `Needs scope ${last}.`
    : `Needs scopes ${others.reverse().join(', ')} and ${last}.`;
}

function silentLeaves(schema: GraphQLSchema): string[] {
  return compositeTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter(
        (field) => isLeafType(getNamedType(field.type)) && declaredAccess(field).dataClass === undefined,
      )
      .map(({ name }) => `${type.name}.${name}`),
  );
}

/** One of them is asked for before anything of a report is reached. */
const OF_REPORTS: readonly Scope[] = ['reports:read', 'cashflow:read'];

/** What may be reached without them: it is of no report. */
const OF_NO_REPORT: readonly FieldClass[] = ['public', 'token'];

/** Leaves that are of a report by their class, and are reached with no more asked for than what is no report's. */
function unguardedLeaves(schema: GraphQLSchema, access: AccessMap): string[] {
  const isOfReports = (scopes: readonly Scope[]) => scopes.some((scope) => OF_REPORTS.includes(scope));
  const reached = new Set<string>();
  const found: string[] = [];

  function reach(name: string): void {
    const type = schema.getType(name);
    if (type === undefined || !isComposite(type) || reached.has(name)) return;
    reached.add(name);
    if (isInterfaceType(type)) {
      for (const behind of schema.getImplementations(type).objects) reach(behind.name);
    }
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${name}.${field.name}`;
      const { dataClass } = declaredAccess(field);
      if (isOfReports(access.get(coordinate)?.scopes ?? [])) continue;
      if (dataClass !== undefined && !OF_NO_REPORT.includes(dataClass)) found.push(coordinate);
      reach(getNamedType(field.type).name);
    }
  }

  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) reach(root.name);
  }
  return found;
}
