import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Variables } from '../operation/variable-reads.js';
import { compilerDocument } from './compiler-document.js';
import { compilerSchema, enumsAreTheirNames } from './compiler-schema.js';
import { JitErrors } from './jit-error.js';
import { NotCompilableError } from './not-compilable.js';
import { addRawFields, withRawFields } from './raw-fields.js';

/**
 * An operation as a function, for one set of conditions. Resolves with null when only graphql-js can give the result: it
 * refuses an argument, or a null propagates to a parent.
 */
export type CompiledOperation = (
  contextValue: unknown,
  variables: Variables,
) => Promise<ExecutionResult | null>;

/**
 * @param usesRawFields whether plain values stay model values for a JsonWriter, instead of becoming result objects.
 * @throws when the operation cannot be compiled. graphql-js then executes it.
 */
export type Compile = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  usesRawFields: boolean,
) => CompiledOperation;

export function createCompiler(schema: GraphQLSchema): Compile {
  const extendedSchema = compilerSchema(schema);
  addRawFields(extendedSchema);
  const options = {
    disableLeafSerialization: enumsAreTheirNames(schema),
    disablingCapturingStackErrors: true,
  };

  return (document, operation, conditions, usesRawFields) => {
    const { document: plain, extracted } = compilerDocument(schema, document, operation, conditions);
    const { document: copy, values: writes } = usesRawFields
      ? withRawFields(extendedSchema, plain)
      : { document: plain, values: {} };
    const compiled = compileQuery(extendedSchema, copy, operation.name?.value, options);
    if (!isCompiledQuery(compiled))
      throw new NotCompilableError(compiled.errors?.[0]?.message ?? 'no reason given');
    const errorsOf = new JitErrors(copy);

    return async (contextValue, variables) => {
      const values = extracted.valuesOf(variables);
      if (values === null) return null;
      const { data = null, errors } = await compiled.query(undefined, contextValue, { ...values, ...writes });
      if (errors === undefined) return { data };
      const rebuilt = errorsOf.rebuild(data, errors as readonly GraphQLError[]);
      return rebuilt === null ? null : { errors: rebuilt, data };
    };
  };
}
