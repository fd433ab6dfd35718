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

/** The alias of `__typename` for objects behind an interface. */
const TYPE_KEY = 'checkedType';

/** All fields of an object of these types, including `__typename`, belong to that kind of report. */
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

/** The same document, with the type of each object behind an interface. */
export function withTypes(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          if (!isAbstractType(types.getParentType())) return undefined;
          const typeField = {
            kind: Kind.FIELD,
            alias: { kind: Kind.NAME, value: TYPE_KEY },
            name: { kind: Kind.NAME, value: '__typename' },
          } as const;
          return { ...node, selections: [...node.selections, typeField] };
        },
      },
    }),
  );
}

/** A field that may have produced the value at a place. */
interface Candidate {
  readonly parent: string;
  readonly field: string;
}

/** A value in a response that its caller may not see. */
export interface Leak {
  readonly at: string;
  readonly field: string;
  readonly lacks: readonly string[];
}

export interface CheckedResponse {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly data: unknown;
  readonly caller: Asking;
}

/** A value in a response, and the field that produced it. */
interface Found extends Candidate {
  readonly value: unknown;
  readonly place: readonly string[];
  /** The scopes that the parents of the field require. */
  readonly above: ReadonlySet<Scope>;
}

/**
 * The values in a response that its caller may not see. It does not depend on the access checks: it finds the field of each value
 * that is not null, and checks the class of that field.
 */
export function leaksIn({ schema, document, operation, data, caller }: CheckedResponse): Leak[] {
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
    const fields = value as Readonly<Record<string, unknown>>;
    const runtime = typeof fields[TYPE_KEY] === 'string' ? fields[TYPE_KEY] : type;
    const kind = OF_REPORT[runtime];
    const scopes = kind === undefined ? above : new Set([...above, kind]);
    for (const [key, inner] of Object.entries(fields)) {
      if (inner === null) continue;
      const place = [...path, key];
      for (const { field } of candidatesAt(place, runtime)) {
        check({ value: inner, place, parent: runtime, field, above: scopes });
        if (!isLeafType(schema.getType(typeOf(runtime, field))))
          look(inner, place, typeOf(runtime, field), scopes);
      }
    }
  }

  function candidatesAt(place: readonly string[], runtime: string): readonly Candidate[] {
    const found = (candidates.get(place.join('.')) ?? []).filter(({ parent }) => isBehind(runtime, parent));
    if (found.length === 0) throw new Error(`The operation has no field for ${place.join('.')}`);
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

  function check({ value, place, parent, field, above }: Found): void {
    const dataClass = field === '__typename' ? 'public' : classOf(parent, field);
    const needed = new Set<Scope>([...above, ...FIELD_CLASSES[dataClass]]);
    const lacks: string[] = [...needed].filter((scope) => !caller.scopes.includes(scope));
    if (dataClass === 'file' && !hasPurpose) lacks.push('a purpose');
    const isMasked = typeof value === 'string' && MASKED.test(value);
    if (dataClass === 'ssn' && !isMasked && !(caller.scopes.includes('pii:read') && hasPurpose))
      lacks.push('a mask');
    if (lacks.length > 0) leaks.push({ at: place.join('.'), field: `${parent}.${field}`, lacks });
  }

  /** Only leaf fields must declare a class. */
  function classOf(parent: string, field: string): FieldClass {
    const type = schema.getType(parent);
    const declared = isObjectType(type) ? type.getFields()[field] : undefined;
    const declaredClass = declared?.extensions.dataClass;
    if (typeof declaredClass === 'string') return declaredClass as FieldClass;
    if (declared === undefined || isLeafType(getNamedType(declared.type)))
      throw new Error(`${parent}.${field} declares no class`);
    return 'public';
  }
}

/** The fields of the operation for each place in a response, by its response keys. */
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
