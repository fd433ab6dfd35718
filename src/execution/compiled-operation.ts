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
 * An operation as a function, for one set of conditions. Null is an answer that only graphql-js can give: an argument it
 * would refuse, or a null that went up to a parent.
 */
export type CompiledOperation = (
  contextValue: unknown,
  variables: Variables,
) => Promise<ExecutionResult | null>;

/**
 * @param keepsPlain whether what is plain stays as it is, for a JsonWriter, and only the rest becomes result objects.
 * @throws when the compiler does not take the operation; graphql-js executes it then.
 */
export type Compile = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  keepsPlain: boolean,
) => CompiledOperation;

export function createCompiler(schema: GraphQLSchema): Compile {
  const ours = compilerSchema(schema);
  addRawFields(ours);
  const options = {
    disableLeafSerialization: enumsAreTheirNames(schema),
    disablingCapturingStackErrors: true,
  };

  return (document, operation, conditions, keepsPlain) => {
    const { document: whole, extracted } = compilerDocument(schema, document, operation, conditions);
    const { document: copy, values: writes } = keepsPlain
      ? withRawFields(ours, whole)
      : { document: whole, values: {} };
    const compiled = compileQuery(ours, copy, operation.name?.value, options);
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
