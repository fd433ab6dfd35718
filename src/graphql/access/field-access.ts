import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { FIELD_CLASSES } from '../../auth/field-class.js';
import { SCOPES, type Scope } from '../../auth/scope.js';
import type { AccessMap, FieldAccess } from '../../operation/access-map.js';
import type { DeclaredAccess } from './data-class.js';

export type CompositeType = GraphQLObjectType | GraphQLInterfaceType;

/** Composite types, without those of introspection. */
export function compositeTypes(schema: GraphQLSchema): readonly CompositeType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is CompositeType => isComposite(type) && !isIntrospectionType(type),
  );
}

export function isComposite(type: GraphQLNamedType): type is CompositeType {
  return isObjectType(type) || isInterfaceType(type);
}

/** The declaration of a field, as `DataClass` and `RequiresScopes` store it. */
export function declaredAccess({ extensions }: GraphQLField<unknown, unknown>): DeclaredAccess {
  return extensions;
}

/** The access of each field. For an interface's field, it includes the access of this field in all implementations. */
export function mapAccess(schema: GraphQLSchema): AccessMap {
  const map = new Map<string, FieldAccess>();
  for (const type of compositeTypes(schema)) {
    const behind = isInterfaceType(type) ? schema.getImplementations(type).objects : [];
    for (const name of Object.keys(type.getFields())) {
      const fields = [type, ...behind].flatMap((owner) => owner.getFields()[name] ?? []);
      map.set(`${type.name}.${name}`, combine(fields.map(declaredAccess)));
    }
  }
  return map;
}

function combine(declared: readonly DeclaredAccess[]): FieldAccess {
  const classes = new Set(declared.flatMap(({ dataClass }) => dataClass ?? []));
  const scopes = new Set<Scope>([
    ...[...classes].flatMap((dataClass) => FIELD_CLASSES[dataClass]),
    ...declared.flatMap(({ requiredScopes }) => requiredScopes ?? []),
  ]);
  return { classes: [...classes], scopes: SCOPES.filter((scope) => scopes.has(scope)) };
}
