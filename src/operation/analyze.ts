import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { FIELD_CLASSES, type FieldClass } from '../auth/field-class.js';
import { SCOPES, type Scope } from '../auth/scope.js';
import { type AccessMap, accessOf } from './access-map.js';
import { type Fragments, fragmentsOf } from './fragments.js';
import { inclusionOf } from './inclusion.js';
import { fieldNeedsInsights } from './insights.js';
import { countOf, declaredCalls, declaredSize, declaredWork, pageOf } from './list-size.js';
import { eitherOf, NOTHING, type OperationSize, type Sum, together } from './operation-size.js';
import type { VariableReads } from './variable-reads.js';

/** Static facts about an operation, from before its execution. */
export interface Analysis {
  /** The classes of the selected data. */
  readonly classes: readonly FieldClass[];
  /** The required scopes, each with the coordinates of the fields that require it. */
  readonly scopes: ReadonlyMap<Scope, readonly string[]>;
  /** Whether it selects a field that needs Plaid's Insights. */
  readonly needsInsights: boolean;
  readonly size: OperationSize;
}

/**
 * Analyzes a parsed and validated operation in one walk. Visits each fragment once for each type that it is spread on. A selection
 * counts unless `@skip` or `@include` certainly exclude it. A selection on an interface has the scopes and classes of all its
 * types, and the size of the largest.
 *
 * Introspection requires the scope `schema:read`. Of its size, only root fields and directives count, because the rest is the
 * same for all callers.
 */
export function analyze(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  reads: VariableReads,
): Analysis {
  return new Walk(schema, fragmentsOf(document), reads).analysisOf(operation);
}

type Field = GraphQLField<unknown, unknown>;

class Walk {
  readonly #schema: GraphQLSchema;
  readonly #access: AccessMap;
  readonly #fragments: Fragments;
  readonly #reads: VariableReads;
  readonly #sums = new Map<string, Sum>();
  readonly #classes = new Set<FieldClass>();
  readonly #scopes = new Map<Scope, Set<string>>();

  constructor(schema: GraphQLSchema, fragments: Fragments, reads: VariableReads) {
    this.#schema = schema;
    this.#access = accessOf(schema);
    this.#fragments = fragments;
    this.#reads = reads;
  }

  analysisOf(operation: OperationDefinitionNode): Analysis {
    const root = this.#schema.getRootType(operation.operation);
    // graphql-js refuses to execute an operation without a root type.
    const selected = root ? this.#selections(operation.selectionSet, root) : NOTHING;
    const { costPerEntry, callsPerEntry, needsInsights, ...size } = [
      operation,
      ...(operation.variableDefinitions ?? []),
    ]
      .map(directivesOf)
      .reduce(together, selected);
    return {
      classes: (Object.keys(FIELD_CLASSES) as FieldClass[]).filter((name) => this.#classes.has(name)),
      scopes: new Map(
        SCOPES.flatMap((scope) => {
          const coordinates = this.#scopes.get(scope);
          return coordinates === undefined ? [] : [[scope, [...coordinates]] as const];
        }),
      ),
      needsInsights,
      size,
    };
  }

  #selections({ selections }: SelectionSetNode, type: GraphQLObjectType): Sum {
    return selections.reduce((sum, selection) => together(sum, this.#selection(selection, type)), NOTHING);
  }

  /** @param type the object type that the selection applies to, also inside fragments. */
  #selection(selection: SelectionNode, type: GraphQLObjectType): Sum {
    const own = directivesOf(selection);
    if (inclusionOf(selection.directives, (variable) => this.#reads.boolean(variable)) === 'out') return own;
    switch (selection.kind) {
      case Kind.FIELD:
        return together(own, this.#field(selection, type));
      case Kind.INLINE_FRAGMENT:
        return this.#applies(selection.typeCondition?.name.value, type)
          ? together(own, this.#selections(selection.selectionSet, type))
          : own;
      case Kind.FRAGMENT_SPREAD:
        return together(own, this.#fragment(selection.name.value, type));
    }
  }

  #fragment(name: string, type: GraphQLObjectType): Sum {
    const key = `${name} ${type.name}`;
    const known = this.#sums.get(key);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    const applies = fragment !== undefined && this.#applies(fragment.typeCondition.name.value, type);
    const sum = applies
      ? together(directivesOf(fragment), this.#selections(fragment.selectionSet, type))
      : NOTHING;
    this.#sums.set(key, sum);
    return sum;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditioned = this.#schema.getType(condition);
    return isAbstractType(conditioned) && this.#schema.isSubType(conditioned, type);
  }

  #field(node: FieldNode, type: GraphQLObjectType): Sum {
    const name = node.name.value;
    const isRoot = type === this.#schema.getQueryType();
    if (isRoot && (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name)) {
      return this.#introspection(
        node,
        name === SchemaMetaFieldDef.name ? SchemaMetaFieldDef : TypeMetaFieldDef,
      );
    }
    const field = type.getFields()[name];
    if (!isIntrospectionType(type) && name !== TypeNameMetaFieldDef.name)
      this.#requireAccess(type, name, field);
    const inner = node.selectionSet && field ? this.#below(node.selectionSet, field) : NOTHING;
    const own: Sum = {
      ...inner,
      depth: inner.depth + 1,
      rootFields: 1,
      aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
    };
    if (field === undefined) return { ...own, ...LEAF };
    const needsInsights = fieldNeedsInsights(node, field, this.#reads) ?? inner.needsInsights;
    return { ...own, ...this.#amounts(node, field, inner), needsInsights };
  }

  #introspection(node: FieldNode, field: Field): Sum {
    this.#require('schema:read', `Query.${node.name.value}`);
    const { directives, directivesPerNode } = node.selectionSet
      ? this.#below(node.selectionSet, field)
      : NOTHING;
    return { ...NOTHING, rootFields: 1, directives, directivesPerNode };
  }

  /** The cost of a field with its selection, and the most calls to Plaid. */
  #amounts(node: FieldNode, field: Field, inner: Sum): Amounts {
    const size = declaredSize(field);
    if (typeof size === 'object' && 'pageOf' in size) {
      return {
        cost: 1,
        upstreamCalls: 0,
        costPerEntry: inner.cost,
        callsPerEntry: declaredCalls(field) + inner.upstreamCalls,
      };
    }
    const length = typeof size === 'number' ? size : countOf(node, size.argument, this.#reads);
    const page = pageOf(this.#schema, field, node, this.#reads);
    return {
      cost: 1 + declaredWork(field) + length * (inner.cost + page * inner.costPerEntry),
      upstreamCalls: length * (declaredCalls(field) + inner.upstreamCalls + page * inner.callsPerEntry),
      costPerEntry: 0,
      callsPerEntry: 0,
    };
  }

  /** The selection of a field; for an interface, the largest of its types. */
  #below(selectionSet: SelectionSetNode, field: Field): Sum {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return NOTHING;
    const types = isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type);
    return types.map((object) => this.#selections(selectionSet, object)).reduce(eitherOf, NOTHING);
  }

  #requireAccess(type: GraphQLObjectType, name: string, field: Field | undefined): void {
    const coordinate = `${type.name}.${name}`;
    const access = this.#access.get(coordinate);
    // Fails closed. Validation has already refused unknown fields.
    if (field === undefined || access === undefined) throw new Error('A field has no access rules');
    for (const fieldClass of access.classes) this.#classes.add(fieldClass);
    for (const scope of access.scopes) this.#require(scope, coordinate);
  }

  #require(scope: Scope, coordinate: string): void {
    const coordinates = this.#scopes.get(scope);
    if (coordinates === undefined) this.#scopes.set(scope, new Set([coordinate]));
    else coordinates.add(coordinate);
  }
}

type Amounts = Pick<Sum, 'cost' | 'upstreamCalls' | 'costPerEntry' | 'callsPerEntry'>;

/** For `__typename`, which no type defines. */
const LEAF: Amounts = { cost: 1, upstreamCalls: 0, costPerEntry: 0, callsPerEntry: 0 };

function directivesOf({ directives = [] }: { readonly directives?: readonly unknown[] | undefined }): Sum {
  return { ...NOTHING, directives: directives.length, directivesPerNode: directives.length };
}
