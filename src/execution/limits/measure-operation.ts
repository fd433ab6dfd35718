import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import type { Variables } from '../variables.js';
import { declaredCalls, declaredSize, GivenSizes } from './list-size.js';
import { eitherOf, NOTHING, type OperationSize, type Sum, together } from './operation-size.js';

/** An operation that has been parsed and validated, so that no fragment is within itself. */
export interface MeasuredRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: Variables;
}

/** Sizes that hang on no variable, for as long as the parsed document is kept. */
const measured = new WeakMap<OperationDefinitionNode, OperationSize>();

/**
 * How large an operation is: one walk over it, in which each fragment is looked at once for each type, however often it is
 * spread. What `@skip` and `@include` leave out counts all the same.
 *
 * Introspection at the root counts as root fields and by its directives alone: how deep it is, and how much it costs, is
 * known and the same for everybody.
 */
export function measureOperation(request: MeasuredRequest): OperationSize {
  const known = measured.get(request.operation);
  if (known !== undefined) return known;
  const walk = new Walk(request);
  const size = walk.size();
  if (!walk.given.hangOnVariables) measured.set(request.operation, size);
  return size;
}

class Walk {
  readonly given: GivenSizes;
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sums = new Map<string, Sum>();

  constructor({ schema, document, operation, variables }: MeasuredRequest) {
    this.given = new GivenSizes(operation, variables);
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
      ),
    );
  }

  size(): OperationSize {
    const { operation, selectionSet, variableDefinitions = [] } = this.#operation;
    const root = this.#schema.getRootType(operation);
    // What there is no type for is refused by whoever executes it.
    const selected = root ? this.#selections(selectionSet, root) : NOTHING;
    const { costPerEntry, callsPerEntry, ...size } = [this.#operation, ...variableDefinitions]
      .map(directivesOf)
      .reduce(together, selected);
    return size;
  }

  #selections({ selections }: SelectionSetNode, type: GraphQLObjectType): Sum {
    return selections.reduce((sum, selection) => together(sum, this.#selection(selection, type)), NOTHING);
  }

  /** @param type the object type of the answer, whatever stands behind `... on`. */
  #selection(selection: SelectionNode, type: GraphQLObjectType): Sum {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#field(selection, type);
      case Kind.INLINE_FRAGMENT:
        return together(
          directivesOf(selection),
          this.#applies(selection.typeCondition?.name.value, type)
            ? this.#selections(selection.selectionSet, type)
            : NOTHING,
        );
      case Kind.FRAGMENT_SPREAD:
        return together(directivesOf(selection), this.#fragment(selection.name.value, type));
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
    const field = this.#definitionOf(node, type);
    const inner = node.selectionSet && field ? this.#below(node.selectionSet, field) : NOTHING;
    const directives = together(directivesOf(node), inner);
    if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) {
      const { directives: all, directivesPerNode } = directives;
      return { ...NOTHING, rootFields: 1, directives: all, directivesPerNode };
    }
    const own: Sum = {
      ...directives,
      depth: inner.depth + 1,
      rootFields: 1,
      aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
    };
    return { ...own, ...(field === undefined ? LEAF : this.#amounts(node, field, inner)) };
  }

  /** What a field costs with all that is below it, and how often Plaid is asked. */
  #amounts(node: FieldNode, field: GraphQLField<unknown, unknown>, inner: Sum): Amounts {
    const size = declaredSize(field);
    if (typeof size === 'object' && 'pageOf' in size) {
      return {
        cost: 1,
        upstreamCalls: 0,
        costPerEntry: inner.cost,
        callsPerEntry: declaredCalls(field) + inner.upstreamCalls,
      };
    }
    const length = typeof size === 'number' ? size : this.given.count(node, size.argument);
    const page = this.given.page(field, node) ?? pageBelow(this.#schema, field);
    return {
      cost: 1 + length * (inner.cost + page * inner.costPerEntry),
      upstreamCalls: length * (declaredCalls(field) + inner.upstreamCalls + page * inner.callsPerEntry),
      costPerEntry: 0,
      callsPerEntry: 0,
    };
  }

  /** What is selected in the answer of a field; of the types that may be behind it, whichever comes to most. */
  #below(selectionSet: SelectionSetNode, field: GraphQLField<unknown, unknown>): Sum {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return NOTHING;
    const types = isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type);
    return types.map((object) => this.#selections(selectionSet, object)).reduce(eitherOf, NOTHING);
  }

  #definitionOf({ name }: FieldNode, type: GraphQLObjectType): GraphQLField<unknown, unknown> | undefined {
    if (type === this.#schema.getQueryType()) {
      if (name.value === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name.value === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name.value];
  }
}

type Amounts = Pick<Sum, 'cost' | 'upstreamCalls' | 'costPerEntry' | 'callsPerEntry'>;

/** `__typename`, the one field that no type lists. */
const LEAF: Amounts = { cost: 1, upstreamCalls: 0, costPerEntry: 0, callsPerEntry: 0 };

function directivesOf({ directives = [] }: { readonly directives?: readonly unknown[] | undefined }): Sum {
  return { ...NOTHING, directives: directives.length, directivesPerNode: directives.length };
}

/** How long a page is whose field says nothing: as its lists say. Zero where there is no page. */
function pageBelow(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): number {
  const type = schema.getType(getNamedType(field.type).name);
  if (!isObjectType(type)) return 0;
  for (const inner of Object.values(type.getFields())) {
    const size = declaredSize(inner);
    if (typeof size === 'object' && 'pageOf' in size) return size.pageOf;
  }
  return 0;
}
