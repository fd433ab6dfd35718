import {
  type DocumentNode,
  ExecutableDefinitionsRule,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  KnownFragmentNamesRule,
  LoneAnonymousOperationRule,
  MaxIntrospectionDepthRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  UniqueArgumentNamesRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  validate,
} from 'graphql';

/** The rules whose outcome depends on the text of a document alone. All others tell something of the schema. */
const TEXT_RULES = [
  ExecutableDefinitionsRule,
  UniqueOperationNamesRule,
  LoneAnonymousOperationRule,
  UniqueFragmentNamesRule,
  KnownFragmentNamesRule,
  NoUnusedFragmentsRule,
  NoFragmentCyclesRule,
  UniqueVariableNamesRule,
  NoUndefinedVariablesRule,
  NoUnusedVariablesRule,
  UniqueArgumentNamesRule,
  UniqueInputFieldNamesRule,
  MaxIntrospectionDepthRule,
];

/** Said of every fault that depends on the schema, in one sentence: a second one would tell what exists from what does not. */
export const SCHEMA_FAULT = 'The document is not valid for the schema';

/**
 * The faults of an invalid document as far as its text shows them. Where it shows none, one error stands for all faults that
 * depend on the schema: its place is that of the first operation, because the place of a fault would tell as much as its words.
 */
export function textFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  maxErrors: number,
): readonly GraphQLError[] {
  const faults = validate(schema, document, TEXT_RULES, { maxErrors });
  if (faults.length > 0) return faults;
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return [new GraphQLError(SCHEMA_FAULT, { nodes: operation ?? null })];
}
