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

/** The rules that depend only on the text of a document. All others reveal something about the schema. */
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

/** The message of every error that depends on the schema. With several messages, callers could find out which names exist. */
export const SCHEMA_FAULT = 'The document is not valid for the schema';

/**
 * The errors of an invalid document that its text alone shows. Without any, returns one general error in place of the errors
 * that depend on the schema. It is located at the first operation, because the real location would reveal as much as a message.
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
