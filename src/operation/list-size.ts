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
 * The assumed length of a list, as a field says in its extensions:
 * - a number: about that many entries;
 * - `{ argument }`: one entry for each value of that argument;
 * - `{ pageOf }`: as many as the field around the page says by `first` or `last`, or `pageOf` when it says neither.
 */
type DeclaredSize = number | { readonly argument: string } | { readonly pageOf: number };

/** For a list of objects whose field says nothing. */
const UNDECLARED = 10;

/** The assumed length of a field's list; 1 for a field that is no list. */
export function declaredSize(field: Field): DeclaredSize {
  if (!isListType(getNullableType(field.type))) return 1;
  return (field.extensions.listSize as DeclaredSize | undefined) ?? UNDECLARED;
}

/** How often Plaid may be asked for a field, or for each entry of its list. */
export function declaredCalls(field: Field): number {
  return (field.extensions.upstreamCalls as number | undefined) ?? 0;
}

/** What a field costs beside its values: computing over the transactions of a report of assumed size. */
export function declaredWork(field: Field): number {
  return (field.extensions.work as number | undefined) ?? 0;
}

/** How many values an argument has: the length of a list, 1 for any other value. */
export function countOf(node: FieldNode, argument: string, reads: VariableReads): number {
  const value = argumentOf(node, argument);
  if (value?.kind === Kind.VARIABLE) return reads.count(value.name.value);
  if (value === undefined || value.kind === Kind.NULL) return 0;
  return value.kind === Kind.LIST ? value.values.length : 1;
}

/**
 * How many entries a page may have: what `first` or `last` says, else the default of the argument, else what the lists of the
 * page say; 0 for a field that leads to no page. A value that is no number is refused later.
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
