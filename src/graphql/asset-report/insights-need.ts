import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { BadInputError } from '../errors.js';
import type { ReceivedOperation } from '../received-operation.js';

/** Goes into `@Extensions` of every field and input field that reads what only a report with Insights has. */
export const NEEDS_INSIGHTS = { needsInsights: true } as const;

/** The argument with which a client decides itself. */
const EXPLICIT = 'includeInsights';

/** The fields that read a report, and take that argument, are those of this type. */
const REPORT_RESULT = 'AssetReportResult';

/** @throws {BadInputError} always: what was asked for cannot be answered, and answering less would look right. */
export function refuseWithoutInsights(place: string): never {
  throw new BadInputError(
    `${place}: needs Insights, which this report was read without; its warnings say whether Plaid refused them`,
  );
}

/** @throws {BadInputError} always: without a category, no transaction could meet the condition. */
export function refuseWithoutCategories(place: string): never {
  throw new BadInputError(`${place}: needs categories, and Plaid gave none to these transactions`);
}

/**
 * Whether an operation reads anything that comes only with Insights: in a field, an argument, or by asking for them
 * outright. What it says not to want (`includeInsights: false`, `@skip`, `@include`) does not count.
 *
 * Found once for the whole operation and before its first read, so that two parts which differ share one call: the
 * richer one. Visits each fragment once, however often it is spread.
 */
export function needsInsights(schema: GraphQLSchema, received: ReceivedOperation): boolean {
  return new InsightsSearch(schema, received).found();
}

class InsightsSearch {
  readonly #schema: GraphQLSchema;
  readonly #received: ReceivedOperation;
  readonly #visited = new Set<string>();

  constructor(schema: GraphQLSchema, received: ReceivedOperation) {
    this.#schema = schema;
    this.#received = received;
  }

  found(): boolean {
    const { operation, selectionSet } = this.#received.operation;
    const root = this.#schema.getRootType(operation);
    return root !== undefined && root !== null && this.#inSelection(selectionSet, root);
  }

  #inSelection({ selections }: SelectionSetNode, parent: GraphQLNamedType): boolean {
    return selections.some((selection) => {
      if (!this.#isIncluded(selection.directives)) return false;
      switch (selection.kind) {
        case Kind.FIELD:
          return this.#inField(selection, parent);
        case Kind.INLINE_FRAGMENT:
          return this.#inFragment(selection, selection.typeCondition?.name.value, parent);
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = this.#received.fragments.get(name);
          if (fragment === undefined || this.#visited.has(name)) return false;
          this.#visited.add(name);
          return this.#inFragment(fragment, fragment.typeCondition.name.value, parent);
        }
      }
      return false;
    });
  }

  #inFragment(
    { selectionSet }: { readonly selectionSet: SelectionSetNode },
    typeName: string | undefined,
    parent: GraphQLNamedType,
  ): boolean {
    const type = typeName === undefined ? parent : this.#schema.getType(typeName);
    return type !== undefined && this.#inSelection(selectionSet, type);
  }

  #inField(node: FieldNode, parent: GraphQLNamedType): boolean {
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined) return false;
    if (field.extensions.needsInsights === true) return true;
    const type = getNamedType(field.type);
    if (type.name === REPORT_RESULT) {
      const explicit = this.#explicit(node);
      if (explicit !== null) return explicit;
    }
    return (
      this.#inArguments(node, field) ||
      (node.selectionSet !== undefined && this.#inSelection(node.selectionSet, type))
    );
  }

  #explicit(node: FieldNode): boolean | null {
    const value = this.#argumentOf(node, EXPLICIT);
    return typeof value === 'boolean' ? value : null;
  }

  #inArguments(node: FieldNode, field: GraphQLField<unknown, unknown>): boolean {
    return field.args.some((argument) => {
      const type = getNamedType(argument.type);
      if (!isInputObjectType(type)) return false;
      const value = this.#argumentOf(node, argument.name);
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.values(type.getFields()).some(
          ({ name, extensions }) => extensions.needsInsights === true && isGiven(value, name),
        )
      );
    });
  }

  #isIncluded(directives: FieldNode['directives']): boolean {
    return (
      directives === undefined ||
      directives.every(({ name, arguments: args }) => {
        if (name.value !== 'skip' && name.value !== 'include') return true;
        const condition = args?.find((argument) => argument.name.value === 'if')?.value;
        return condition !== undefined && this.#valueOf(condition) === (name.value === 'include');
      })
    );
  }

  #argumentOf(node: FieldNode, name: string): unknown {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    return value === undefined ? undefined : this.#valueOf(value);
  }

  /** Booleans and the outlines of objects are all that matters here: other values stand for themselves as nodes. */
  #valueOf(node: ValueNode): unknown {
    switch (node.kind) {
      case Kind.VARIABLE:
        return this.#variable(node.name.value);
      case Kind.BOOLEAN:
        return node.value;
      case Kind.NULL:
        return null;
      case Kind.OBJECT:
        return Object.fromEntries(
          node.fields.map(({ name, value }) => [name.value, this.#valueOf(value)] as const),
        );
      default:
        return node;
    }
  }

  #variable(name: string): unknown {
    if (Object.hasOwn(this.#received.variables, name)) return this.#received.variables[name];
    const definition = this.#received.operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    );
    return definition?.defaultValue === undefined ? undefined : this.#valueOf(definition.defaultValue);
  }
}

function isGiven(value: object, name: string): boolean {
  const given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  return given !== null && given !== undefined;
}
