import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { MAX_COERCION_ERRORS } from '../operation/coercion-errors.js';
import { conditionVariables } from '../operation/inclusion.js';
import { type CompiledOperation, createCompiler } from './compiled-operation.js';

export interface ExecutorOptions {
  readonly schema: GraphQLSchema;
  /** The most compiled operations in the cache. */
  readonly maxCompiled: number;
  /** An operation is compiled on this use. Compiling does not pay for rare operations on small reports. */
  readonly compileAfter: number;
}

/** A parsed and validated operation. */
export interface ExecutorRequest {
  readonly document: DocumentNode;
  /** A hash of the document's text. */
  readonly documentKey: string;
  /** From the request. */
  readonly operationName: string | null | undefined;
  /** The operation with this name; undefined when the document has none. graphql-js then returns the error. */
  readonly operation: OperationDefinitionNode | undefined;
  /** From the request, before coercion. */
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly contextValue: unknown;
  /** The event of a subscription; absent for other operations. */
  readonly rootValue?: unknown;
}

/** The number of operations by the way of execution. */
export interface ExecutionCounts {
  /** Run by compiled code, including runs that were discarded because a worker owns the report. */
  readonly compiled: number;
  /** Executed by graphql-js: not repeated often enough, or not compilable. */
  readonly reference: number;
  /** Started by compiled code and executed again by graphql-js, for its errors. Not part of the other counts. */
  readonly fallbacks: number;
  /** Refused by the compiler, counted once for each operation. */
  readonly refused: number;
}

export interface Executor {
  readonly schema: GraphQLSchema;
  readonly counts: ExecutionCounts;
  execute(request: ExecutorRequest): Promise<ExecutionResult>;
  /**
   * Executes for a JsonWriter, which writes much of the data directly from the model: `data` may contain `JsonWritable` values.
   *
   * @param render renders the result. If it throws, it is called again with a result of graphql-js.
   */
  render<Rendered>(
    request: ExecutorRequest,
    render: (result: ExecutionResult) => Rendered,
  ): Promise<Rendered>;
}

/** The ratio of counted to compiled operations, so that operations with one use do not evict the counts of others. */
const COUNTED_PER_COMPILED = 10;

const REFUSED = -1;

/**
 * Executes operations with the results of graphql-js, and compiles repeated queries. graphql-js executes mutations, operations that
 * cannot be compiled, and operations whose compiled code throws or cannot produce the same errors.
 */
export function createExecutor({ schema, maxCompiled, compileAfter }: ExecutorOptions): Executor {
  const compile = createCompiler(schema);
  const compiled = new LRUCache<string, CompiledOperation>({ max: maxCompiled });
  const uses = new LRUCache<string, number>({ max: maxCompiled * COUNTED_PER_COMPILED });
  const counts = { compiled: 0, reference: 0, fallbacks: 0, refused: 0 };

  /**
   * The compiled operation; null when it is not compiled.
   *
   * @param key identifies the operation and its conditions.
   */
  function compiledOperation(key: string, compileNow: () => CompiledOperation): CompiledOperation | null {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const before = uses.get(key) ?? 0;
    if (before === REFUSED) return null;
    uses.set(key, before + 1);
    if (before + 1 < compileAfter) return null;
    try {
      const fresh = compileNow();
      compiled.set(key, fresh);
      return fresh;
    } catch {
      uses.set(key, REFUSED);
      counts.refused += 1;
      return null;
    }
  }

  function executeByReference({
    document,
    operationName,
    variables,
    contextValue,
    rootValue,
  }: ExecutorRequest) {
    return execute({
      schema,
      document,
      contextValue,
      rootValue,
      // The empty name too, so that graphql-js executes the operation that was admitted.
      ...(typeof operationName === 'string' && { operationName }),
      ...(variables && { variableValues: variables }),
      options: { maxCoercionErrors: MAX_COERCION_ERRORS },
    });
  }

  async function run<Rendered>(
    request: ExecutorRequest,
    usesRawFields: boolean,
    render: (result: ExecutionResult) => Rendered,
  ): Promise<Rendered> {
    const { document, documentKey, operation, contextValue } = request;
    if (operation?.operation !== 'query') {
      counts.reference += 1;
      return render(await executeByReference(request));
    }
    const { coerced, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
      { maxErrors: MAX_COERCION_ERRORS },
    );
    if (errors !== undefined) return render({ errors });

    const values = conditionVariables(document, operation).map((name) => coerced[name]);
    const key = JSON.stringify([usesRawFields, documentKey, operation.name?.value ?? null, ...values]);
    // A condition of null is an error, and graphql-js locates it correctly.
    const compiledQuery = values.every((value) => typeof value === 'boolean')
      ? compiledOperation(key, () => compile(document, operation, coerced, usesRawFields))
      : null;
    if (compiledQuery === null) {
      counts.reference += 1;
      return render(await executeByReference(request));
    }
    counts.compiled += 1;
    const result = await compiledQuery(contextValue, coerced)
      .then((data) => (data === null ? null : { rendered: render(data) }))
      .catch(() => null);
    if (result === null) {
      // The second run makes no new calls to Plaid: it is a query, and the loaders memoize its reads.
      counts.compiled -= 1;
      counts.fallbacks += 1;
      return render(await executeByReference(request));
    }
    return result.rendered;
  }

  return {
    schema,
    counts,
    execute: (request) => run(request, false, (result) => result),
    render: (request, render) => run(request, true, render),
  };
}
