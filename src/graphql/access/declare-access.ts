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

/** Defined as in Apollo Federation, so that Apollo's tools understand it. */
export const requiresScopesDirective = new GraphQLDirective({
  name: 'requiresScopes',
  description:
    'The scopes that a caller needs to select the field: every scope of at least one of the lists. An operation that selects a field without these scopes is refused as a whole.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    scopes: {
      type: new GraphQLNonNull(
        new GraphQLList(new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString)))),
      ),
      description: 'Lists of scopes. The caller needs every scope of one list.',
    },
  },
});

/**
 * Adds the access of each field to a schema: for the check before each operation, as directives in the printed SDL, and as
 * text in descriptions, because introspection shows no directives.
 *
 * @throws {Error} naming each field without a data class, and each field of a report that can be reached without a scope of
 * reports.
 */
export function declareAccess(schema: GraphQLSchema): void {
  const undeclared = leavesWithoutDataClass(schema);
  if (undeclared.length > 0) throw new Error(`These fields declare no data class: ${undeclared.join(', ')}`);
  const access = mapAccess(schema);
  const unguarded = unguardedLeaves(schema, access);
  if (unguarded.length > 0) {
    throw new Error(
      `These fields return report data and can be reached without reports:read or cashflow:read: ${unguarded.join(', ')}`,
    );
  }
  for (const type of compositeTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const scopes = access.get(`${type.name}.${field.name}`)?.scopes ?? [];
      if (scopes.length === 0) continue;
      field.description = `${field.description ?? ''} ${scopesSentence(scopes)}`.trim();
      field.extensions = {
        ...field.extensions,
        directives: { [requiresScopesDirective.name]: { scopes: [scopes] } },
      };
    }
  }
  schema.extensions = { ...schema.extensions, access };
}

function scopesSentence(scopes: readonly Scope[]): string {
  const [last, ...others] = [...scopes].reverse();
  return others.length === 0
    ? `Needs scope ${last}.`
    : `Needs scopes ${others.reverse().join(', ')} and ${last}.`;
}

function leavesWithoutDataClass(schema: GraphQLSchema): string[] {
  return compositeTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter(
        (field) => isLeafType(getNamedType(field.type)) && declaredAccess(field).dataClass === undefined,
      )
      .map(({ name }) => `${type.name}.${name}`),
  );
}

/** The caller needs one of them before any data of a report can be reached. */
const REPORT_SCOPES: readonly Scope[] = ['reports:read', 'cashflow:read'];

/** Classes that can be reached without these scopes, because they are not data of a report. */
const CLASSES_OUTSIDE_REPORTS: readonly FieldClass[] = ['public', 'token', 'attempt'];

/** Leaves whose class is data of a report, and that can be reached without a scope of reports. */
function unguardedLeaves(schema: GraphQLSchema, access: AccessMap): string[] {
  const hasReportScope = (scopes: readonly Scope[]) => scopes.some((scope) => REPORT_SCOPES.includes(scope));
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
      if (hasReportScope(access.get(coordinate)?.scopes ?? [])) continue;
      if (dataClass !== undefined && !CLASSES_OUTSIDE_REPORTS.includes(dataClass)) found.push(coordinate);
      reach(getNamedType(field.type).name);
    }
  }

  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) reach(root.name);
  }
  return found;
}
