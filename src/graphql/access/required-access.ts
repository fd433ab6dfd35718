import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { FIELD_CLASSES, type FieldClass } from '../../auth/field-class.js';
import { SCOPES, type Scope } from '../../auth/scope.js';
import type { ReceivedOperation } from '../received-operation.js';
import { isSelected } from './conditions.js';
import { type AccessMap, accessOf, isComposite } from './field-access.js';

/** What an operation as a whole asks of its caller. */
export interface RequiredAccess {
  /** What it answers with. */
  readonly classes: readonly FieldClass[];
  /** Each scope that it takes, with the coordinates of the fields that take it. */
  readonly scopes: ReadonlyMap<Scope, readonly string[]>;
}

/**
 * What an operation asks of its caller, whatever comes out of it: of each field that it selects, under whichever name and
 * through whichever fragments. A fragment on an interface selects for every type behind it. Where `@skip` or `@include`
 * leaves something out for certain, it is not selected.
 *
 * Visits each fragment once, however often it is spread: what it asks for hangs on its own type alone.
 */
export function requiredAccess(schema: GraphQLSchema, received: ReceivedOperation): RequiredAccess {
  return new AccessWalk(schema, received).walk();
}

/** The meta-fields of a query that tell of the schema. */
const OF_SCHEMA: readonly string[] = [SchemaMetaFieldDef.name, TypeMetaFieldDef.name];

class AccessWalk {
  readonly #schema: GraphQLSchema;
  readonly #access: AccessMap;
  readonly #received: ReceivedOperation;
  readonly #visited = new Set<string>();
  readonly #classes = new Set<FieldClass>();
  readonly #scopes = new Map<Scope, Set<string>>();

  constructor(schema: GraphQLSchema, received: ReceivedOperation) {
    this.#schema = schema;
    this.#access = accessOf(schema);
    this.#received = received;
  }

  walk(): RequiredAccess {
    const { operation, selectionSet } = this.#received.operation;
    const root = this.#schema.getRootType(operation);
    if (root) this.#selection(selectionSet, root.name);
    return {
      classes: (Object.keys(FIELD_CLASSES) as FieldClass[]).filter((held) => this.#classes.has(held)),
      scopes: new Map(
        SCOPES.flatMap((scope) => {
          const coordinates = this.#scopes.get(scope);
          return coordinates === undefined ? [] : [[scope, [...coordinates]] as const];
        }),
      ),
    };
  }

  #selection({ selections }: SelectionSetNode, parent: string): void {
    for (const selection of selections) {
      if (!isSelected(selection.directives, this.#received)) continue;
      switch (selection.kind) {
        case Kind.FIELD:
          this.#field(selection, parent);
          break;
        case Kind.INLINE_FRAGMENT:
          this.#selection(selection.selectionSet, selection.typeCondition?.name.value ?? parent);
          break;
        case Kind.FRAGMENT_SPREAD:
          this.#fragment(selection.name.value);
      }
    }
  }

  #fragment(name: string): void {
    const fragment = this.#received.fragments.get(name);
    if (fragment === undefined || this.#visited.has(name)) return;
    this.#visited.add(name);
    this.#selection(fragment.selectionSet, fragment.typeCondition.name.value);
  }

  #field({ name: { value: name }, selectionSet }: FieldNode, parent: string): void {
    const coordinate = `${parent}.${name}`;
    if (OF_SCHEMA.includes(name)) {
      this.#require('schema:read', coordinate);
      return;
    }
    // Whatever led here has asked for itself.
    if (name === TypeNameMetaFieldDef.name) return;
    const type = this.#schema.getType(parent);
    const field = type !== undefined && isComposite(type) ? type.getFields()[name] : undefined;
    const access = this.#access.get(coordinate);
    // Validation has refused what the schema does not have. Should it ever not, nothing is let through.
    if (field === undefined || access === undefined)
      throw new Error('The schema does not say who may see a field');
    for (const held of access.classes) this.#classes.add(held);
    for (const scope of access.scopes) this.#require(scope, coordinate);
    if (selectionSet !== undefined) this.#selection(selectionSet, getNamedType(field.type).name);
  }

  #require(scope: Scope, coordinate: string): void {
    const coordinates = this.#scopes.get(scope);
    if (coordinates === undefined) this.#scopes.set(scope, new Set([coordinate]));
    else coordinates.add(coordinate);
  }
}
