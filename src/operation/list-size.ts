import {
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import type { VariableReads } from './variable-reads.js';

type Field = GraphQLField<unknown, unknown>;

/**
 * The assumed length of a list, from the extensions of its field:
 * - a number: about that many entries;
 * - `{ argument }`: one entry for each value of that argument;
 * - `{ pageOf }`: the `first` or `last` argument of the page's parent field, or `pageOf` without these arguments.
 */
type DeclaredSize = number | { readonly argument: string } | { readonly pageOf: number };

/** For a list whose field declares no size. */
const UNDECLARED = 10;

/** The assumed length of a field's list; 1 for a field that is not a list. */
export function declaredSize(field: Field): DeclaredSize {
  if (!isListType(getNullableType(field.type))) return 1;
  return (field.extensions.listSize as DeclaredSize | undefined) ?? UNDECLARED;
}

/** The most calls to Plaid for a field, or for each entry of its list. */
export function declaredCalls(field: Field): number {
  return (field.extensions.upstreamCalls as number | undefined) ?? 0;
}

/** The cost of a field beyond its values: computations over the transactions of a report of assumed size. */
export function declaredWork(field: Field): number {
  return (field.extensions.work as number | undefined) ?? 0;
}

/** The number of values of an argument: the length of a list, 1 for any other value, 0 for null or no value. */
export function countOf(node: FieldNode, argument: string, reads: VariableReads): number {
  const value = argumentOf(node, argument);
  if (value?.kind === Kind.VARIABLE) return reads.count(value.name.value);
  if (value === undefined || value.kind === Kind.NULL) return 0;
  return value.kind === Kind.LIST ? value.values.length : 1;
}

/**
 * The most entries of a page: the value of `first` or `last`, else the default of the argument, else the declared size of the
 * page's lists; 0 for a field without a page. A value that is not a number is refused later.
 */
export function pageOf(schema: GraphQLSchema, field: Field, node: FieldNode, reads: VariableReads): number {
  for (const name of ['first', 'last']) {
    const definition = field.args.find((argument) => argument.name === name);
    if (definition === undefined) continue;
    const size = numberOf(argumentOf(node, name), reads) ?? definition.defaultValue;
    if (typeof size === 'number') return Math.max(0, size);
  }
  const type = schema.getType(getNamedType(field.type).name);
  const inner = isObjectType(type) ? Object.values(type.getFields()) : [];
  for (const size of inner.map(declaredSize))
    if (typeof size === 'object' && 'pageOf' in size) return size.pageOf;
  return 0;
}

export function argumentOf(node: FieldNode, name: string): ValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name)?.value;
}

function numberOf(value: ValueNode | undefined, reads: VariableReads): number | null {
  if (value?.kind === Kind.VARIABLE) return reads.number(value.name.value);
  return value?.kind === Kind.INT ? Number(value.value) : null;
}
