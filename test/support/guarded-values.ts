import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { FIELD_CLASSES, type FieldClass } from '../../src/auth/field-class.js';
import type { Scope } from '../../src/auth/scope.js';
import type { Asking } from './scoped-app.js';
import { withoutFragments } from './without-fragments.js';

/** Under which every object behind an interface says of which type it is. */
const TYPE_KEY = 'judgedType';

/** Whatever is in an object of such a type is of that kind of report, its `__typename` included. */
const OF_REPORT: Readonly<Record<string, Scope>> = {
  AssetReportResult: 'reports:read',
  AssetReport: 'reports:read',
  Item: 'reports:read',
  Account: 'reports:read',
  CashflowReport: 'cashflow:read',
  CashflowTransactionConnection: 'cashflow:read',
  CashflowInsights: 'cashflow:read',
};

const MASKED = /^\*\*\*(-\*\*-\d{4})?$/;

/** The same document, whose answer says of which type each object behind an interface is. */
export function withTypes(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          if (!isAbstractType(types.getParentType())) return undefined;
          const told = {
            kind: Kind.FIELD,
            alias: { kind: Kind.NAME, value: TYPE_KEY },
            name: { kind: Kind.NAME, value: '__typename' },
          } as const;
          return { ...node, selections: [...node.selections, told] };
        },
      },
    }),
  );
}

/** A field that may have answered at a place. */
interface Candidate {
  readonly parent: string;
  readonly field: string;
}

/** A value in an answer that its caller should not have been given. */
export interface Leak {
  readonly at: string;
  readonly field: string;
  readonly lacks: readonly string[];
}

/**
 * The values in an answer that its caller may not see. Knows nothing of how operations are checked: it looks at what came
 * out, finds the field behind each value that is not null, and asks what that field says that it holds.
 */
export function leaksIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  data: unknown,
  caller: Asking,
): Leak[] {
  const hasPurpose = typeof caller.purpose === 'string';
  const candidates = candidatesIn(schema, withoutFragments(document, operation));
  const leaks: Leak[] = [];
  const root = schema.getRootType(operation.operation)?.name ?? '';
  look(data, [], root, new Set());
  return leaks;

  function look(value: unknown, path: readonly string[], type: string, above: ReadonlySet<Scope>): void {
    if (Array.isArray(value)) {
      for (const item of value) look(item, path, type, above);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const answered = value as Readonly<Record<string, unknown>>;
    const runtime = typeof answered[TYPE_KEY] === 'string' ? answered[TYPE_KEY] : type;
    const kind = OF_REPORT[runtime];
    const scopes = kind === undefined ? above : new Set([...above, kind]);
    for (const [key, inner] of Object.entries(answered)) {
      if (inner === null) continue;
      const place = [...path, key];
      for (const { field } of candidatesAt(place, runtime)) {
        judge(inner, place, runtime, field, scopes);
        if (!isLeafType(schema.getType(typeOf(runtime, field))))
          look(inner, place, typeOf(runtime, field), scopes);
      }
    }
  }

  function candidatesAt(place: readonly string[], runtime: string): readonly Candidate[] {
    const found = (candidates.get(place.join('.')) ?? []).filter(({ parent }) => isBehind(runtime, parent));
    if (found.length === 0)
      throw new Error(`Nothing in the operation explains what is at ${place.join('.')}`);
    return found;
  }

  function isBehind(runtime: string, parent: string): boolean {
    if (runtime === parent) return true;
    const above = schema.getType(parent);
    const below = schema.getType(runtime);
    return isInterfaceType(above) && isObjectType(below) && below.getInterfaces().includes(above);
  }

  function typeOf(parent: string, field: string): string {
    const type = schema.getType(parent);
    return (isObjectType(type) && getNamedType(type.getFields()[field]?.type)?.name) || '';
  }

  function judge(
    value: unknown,
    place: readonly string[],
    parent: string,
    field: string,
    above: ReadonlySet<Scope>,
  ): void {
    const held = field === '__typename' ? 'public' : heldBy(parent, field);
    const needed = new Set<Scope>([...above, ...FIELD_CLASSES[held]]);
    const lacks: string[] = [...needed].filter((scope) => !caller.scopes.includes(scope));
    if (held === 'file' && !hasPurpose) lacks.push('a purpose');
    const isMasked = typeof value === 'string' && MASKED.test(value);
    if (held === 'ssn' && !isMasked && !(caller.scopes.includes('pii:read') && hasPurpose))
      lacks.push('a mask');
    if (lacks.length > 0) leaks.push({ at: place.join('.'), field: `${parent}.${field}`, lacks });
  }

  /** What leads to other fields need not say anything. */
  function heldBy(parent: string, field: string): FieldClass {
    const type = schema.getType(parent);
    const declared = isObjectType(type) ? type.getFields()[field] : undefined;
    const holds = declared?.extensions.dataClass;
    if (typeof holds === 'string') return holds as FieldClass;
    if (declared === undefined || isLeafType(getNamedType(declared.type)))
      throw new Error(`${parent}.${field} does not say what it holds`);
    return 'public';
  }
}

/** For each place in an answer, by its response keys, which fields of the operation may have answered there. */
function candidatesIn(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): ReadonlyMap<string, readonly Candidate[]> {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  const candidates = new Map<string, Candidate[]>();
  visit(
    operation,
    visitWithTypeInfo(types, {
      Field: {
        enter({ alias, name }) {
          path.push((alias ?? name).value);
          const place = path.join('.');
          const parent = types.getParentType()?.name ?? '';
          candidates.set(place, [...(candidates.get(place) ?? []), { parent, field: name.value }]);
        },
        leave() {
          path.pop();
        },
      },
    }),
  );
  return candidates;
}
