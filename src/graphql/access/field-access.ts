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

/** The types whose fields are selected, but for introspection. */
export function compositeTypes(schema: GraphQLSchema): readonly CompositeType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is CompositeType => isComposite(type) && !isIntrospectionType(type),
  );
}

export function isComposite(type: GraphQLNamedType): type is CompositeType {
  return isObjectType(type) || isInterfaceType(type);
}

/** What the declaration of a field says, in the form in which `DataClass` and `RequiresScopes` leave it. */
export function declaredAccess({ extensions }: GraphQLField<unknown, unknown>): DeclaredAccess {
  return extensions;
}

/** What is asked for at each field: of an interface's field, also what is at the fields that may stand behind it. */
export function mapAccess(schema: GraphQLSchema): AccessMap {
  const map = new Map<string, FieldAccess>();
  for (const type of compositeTypes(schema)) {
    const behind = isInterfaceType(type) ? schema.getImplementations(type).objects : [];
    for (const name of Object.keys(type.getFields())) {
      const fields = [type, ...behind].flatMap((owner) => owner.getFields()[name] ?? []);
      map.set(`${type.name}.${name}`, together(fields.map(declaredAccess)));
    }
  }
  return map;
}

function together(declared: readonly DeclaredAccess[]): FieldAccess {
  const classes = new Set(declared.flatMap(({ dataClass }) => dataClass ?? []));
  const scopes = new Set<Scope>([
    ...[...classes].flatMap((held) => FIELD_CLASSES[held]),
    ...declared.flatMap(({ requiredScopes }) => requiredScopes ?? []),
  ]);
  return { classes: [...classes], scopes: SCOPES.filter((scope) => scopes.has(scope)) };
}
