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
import type { Variables } from '../operation/variable-reads.js';
import { type CompiledOperation, createCompiler } from './compiled-operation.js';

export interface ExecutorOptions {
  readonly schema: GraphQLSchema;
  /** How many compiled operations are kept. */
  readonly maxCompiled: number;
  /** On which use an operation is compiled: one that is never repeated is not worth it. */
  readonly compileAfter: number;
}

/** An operation that has been parsed and validated. */
export interface ExecutorRequest {
  readonly document: DocumentNode;
  /** The same for the same document, and for no other: a hash of its text. */
  readonly documentKey: string;
  /** As it was sent. */
  readonly operationName: string | null | undefined;
  /** The one of that name; undefined when the document has none, which graphql-js then says. */
  readonly operation: OperationDefinitionNode | undefined;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly contextValue: unknown;
}

/** How many operations went which way. */
export interface ExecutionCounts {
  /** Run by compiled code; also where that run met the report of a worker, which then ran the operation. */
  readonly compiled: number;
  /** Executed by graphql-js: not seen often enough, or not for the compiler. */
  readonly reference: number;
  /** Begun by compiled code and handed to graphql-js, which had to say what went wrong. Counted nowhere else. */
  readonly handedOver: number;
  /** Refused by the compiler, once for each operation. */
  readonly refused: number;
}

export interface Executor {
  readonly schema: GraphQLSchema;
  readonly counts: ExecutionCounts;
  execute(request: ExecutorRequest): Promise<ExecutionResult>;
  /**
   * Executes for a JsonWriter, which writes much of the data straight from the model: `data` may hold what writes itself.
   *
   * @param render makes an answer of the result. Called again, with a result of graphql-js, when it throws.
   */
  render<Answer>(request: ExecutorRequest, render: (result: ExecutionResult) => Answer): Promise<Answer>;
}

/** How many operations are remembered for each that may be compiled, so that what is seen once pushes out nothing. */
const REMEMBERED = 10;

const REFUSED = -1;

/**
 * Executes operations as graphql-js does, by compiled code where an operation is repeated. graphql-js is the reference:
 * it also executes whatever is not a query, whatever the compiler does not take, and whatever compiled code breaks at or
 * cannot tell as graphql-js would.
 */
export function createExecutor({ schema, maxCompiled, compileAfter }: ExecutorOptions): Executor {
  const compile = createCompiler(schema);
  const compiled = new LRUCache<string, CompiledOperation>({ max: maxCompiled });
  const uses = new LRUCache<string, number>({ max: maxCompiled * REMEMBERED });
  const counts = { compiled: 0, reference: 0, handedOver: 0, refused: 0 };

  /** The operation as code, if it is to be; `key` names it with its conditions. */
  function compiledOperation(
    key: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    keepsPlain: boolean,
  ): CompiledOperation | null {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const before = uses.get(key) ?? 0;
    if (before === REFUSED) return null;
    uses.set(key, before + 1);
    if (before + 1 < compileAfter) return null;
    try {
      const fresh = compile(document, operation, variables, keepsPlain);
      compiled.set(key, fresh);
      return fresh;
    } catch {
      uses.set(key, REFUSED);
      counts.refused += 1;
      return null;
    }
  }

  function byReference({ document, operationName, variables, contextValue }: ExecutorRequest) {
    return execute({
      schema,
      document,
      contextValue,
      // Also the empty name, which is nobody's: what is executed has to be the operation that was checked.
      ...(typeof operationName === 'string' && { operationName }),
      ...(variables && { variableValues: variables }),
      options: { maxCoercionErrors: MAX_COERCION_ERRORS },
    });
  }

  /** @param finish makes of the result what is wanted. */
  async function run<Answer>(
    request: ExecutorRequest,
    keepsPlain: boolean,
    finish: (result: ExecutionResult) => Answer,
  ): Promise<Answer> {
    const { document, documentKey, operation, contextValue } = request;
    if (operation?.operation !== 'query') {
      counts.reference += 1;
      return finish(await byReference(request));
    }
    const { coerced, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
      { maxErrors: MAX_COERCION_ERRORS },
    );
    if (errors !== undefined) return finish({ errors });

    const values = conditionVariables(document, operation).map((name) => coerced[name]);
    const key = JSON.stringify([keepsPlain, documentKey, operation.name?.value ?? null, ...values]);
    // A condition that is null is an error, which graphql-js puts where it belongs.
    const fast = values.every((value) => typeof value === 'boolean')
      ? compiledOperation(key, document, operation, coerced, keepsPlain)
      : null;
    if (fast === null) {
      counts.reference += 1;
      return finish(await byReference(request));
    }
    counts.compiled += 1;
    const answer = await fast(contextValue, coerced)
      .then((result) => (result === null ? null : { finished: finish(result) }))
      .catch(() => null);
    if (answer === null) {
      // Only queries get here, and what they loaded is remembered for the operation: asking again asks nobody.
      counts.compiled -= 1;
      counts.handedOver += 1;
      return finish(await byReference(request));
    }
    return answer.finished;
  }

  return {
    schema,
    counts,
    execute: (request) => run(request, false, (result) => result),
    render: (request, render) => run(request, true, render),
  };
}
