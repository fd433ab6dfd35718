import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
  isObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import { argumentOf } from './list-size.js';
import type { VariableReads } from './variable-reads.js';

/*
 * Whether an operation needs Plaid's Insights. Fields and input fields declare it in their extensions (`needsInsights`). The
 * argument `includeInsights` overrides it.
 */

const EXPLICIT = 'includeInsights';

/** Whether a field itself needs Insights; null when this depends on its selection. */
export function fieldNeedsInsights(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  reads: VariableReads,
): boolean | null {
  if (field.extensions.needsInsights === true) return true;
  if (readsReport(field)) {
    const explicit = explicitOf(argumentOf(node, EXPLICIT), reads);
    if (explicit !== null) return explicit;
  }
  return field.args.some(({ name, type }) => {
    const input = getNamedType(type);
    return isInputObjectType(input) && inputNeedsInsights(argumentOf(node, name), input, reads);
  })
    ? true
    : null;
}

/** Whether a field returns a report: its type declares `readsReport` in its extensions. */
function readsReport({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && named.extensions.readsReport === true;
}

function explicitOf(value: ValueNode | undefined, reads: VariableReads): boolean | null {
  if (value?.kind === Kind.VARIABLE) return reads.boolean(value.name.value);
  return value?.kind === Kind.BOOLEAN ? value.value : null;
}

function inputNeedsInsights(
  value: ValueNode | undefined,
  type: GraphQLInputObjectType,
  reads: VariableReads,
): boolean {
  const keys = Object.values(type.getFields()).flatMap(({ name, extensions }) =>
    extensions.needsInsights === true ? [name] : [],
  );
  if (value === undefined || keys.length === 0) return false;
  if (value.kind === Kind.VARIABLE) return reads.keys(value.name.value, keys).length > 0;
  if (value.kind !== Kind.OBJECT) return false;
  return value.fields.some(
    (field) =>
      keys.includes(field.name.value) &&
      (field.value.kind === Kind.VARIABLE
        ? reads.count(field.value.name.value) > 0
        : field.value.kind !== Kind.NULL),
  );
}
