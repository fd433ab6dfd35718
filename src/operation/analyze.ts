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

/** What is known of an operation before it is executed. */
export interface Analysis {
  /** What kinds of data it selects. */
  readonly classes: readonly FieldClass[];
  /** Each scope that it takes, with the coordinates of the fields that take it. */
  readonly scopes: ReadonlyMap<Scope, readonly string[]>;
  /** Whether it reads anything that comes only with Plaid's Insights. */
  readonly needsInsights: boolean;
  readonly size: OperationSize;
}

/**
 * Analyzes an operation that has been parsed and validated: one walk, in which each fragment is looked at once for each type
 * that it is spread on. A selection counts unless `@skip` or `@include` leave it out for certain. Behind an interface, scopes and
 * classes are those of every type, and the size is that of the largest.
 *
 * Introspection takes the scope `schema:read`; of its size, only root fields and directives count, for the rest is the same for
 * everybody.
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
    // An operation without a root type is refused by graphql-js when it is executed.
    const selected = root ? this.#selections(operation.selectionSet, root) : NOTHING;
    const { costPerEntry, callsPerEntry, needsInsights, ...size } = [
      operation,
      ...(operation.variableDefinitions ?? []),
    ]
      .map(directivesOf)
      .reduce(together, selected);
    return {
      classes: (Object.keys(FIELD_CLASSES) as FieldClass[]).filter((held) => this.#classes.has(held)),
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

  /** @param type the object type that the selection is applied to, inside of fragments as well. */
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

  /** What a field costs with all that is below it, and how often Plaid may be asked. */
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

  /** What is selected below a field; of the types that may be behind it, the one that comes to most. */
  #below(selectionSet: SelectionSetNode, field: Field): Sum {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return NOTHING;
    const types = isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type);
    return types.map((object) => this.#selections(selectionSet, object)).reduce(eitherOf, NOTHING);
  }

  #requireAccess(type: GraphQLObjectType, name: string, field: Field | undefined): void {
    const coordinate = `${type.name}.${name}`;
    const access = this.#access.get(coordinate);
    // Validation refuses fields that the schema lacks. If one gets here all the same, nothing is shown.
    if (field === undefined || access === undefined)
      throw new Error('The schema does not say who may see a field');
    for (const held of access.classes) this.#classes.add(held);
    for (const scope of access.scopes) this.#require(scope, coordinate);
  }

  #require(scope: Scope, coordinate: string): void {
    const coordinates = this.#scopes.get(scope);
    if (coordinates === undefined) this.#scopes.set(scope, new Set([coordinate]));
    else coordinates.add(coordinate);
  }
}

type Amounts = Pick<Sum, 'cost' | 'upstreamCalls' | 'costPerEntry' | 'callsPerEntry'>;

/** `__typename`, which is a field of no type. */
const LEAF: Amounts = { cost: 1, upstreamCalls: 0, costPerEntry: 0, callsPerEntry: 0 };

function directivesOf({ directives = [] }: { readonly directives?: readonly unknown[] | undefined }): Sum {
  return { ...NOTHING, directives: directives.length, directivesPerNode: directives.length };
}
