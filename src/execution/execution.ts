import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { Failure } from '../operation/failure.js';
import type { ExecutorRequest } from './executor.js';

/** The result of an operation: data, or the bytes of the whole response. */
export type Execution = { readonly kind: 'data'; readonly result: ExecutionResult } | RenderedExecution;

/** A complete response. Its bytes are sent unchanged. */
export interface RenderedExecution {
  readonly kind: 'bytes';
  readonly body: Buffer;
  /** The errors in it; empty for none. */
  readonly failures: readonly Failure[];
  /** False when `data` is null. */
  readonly hasData: boolean;
}

/** Executes prepared and admitted operations. */
export interface OperationExecutor {
  readonly schema: GraphQLSchema;
  execute(request: ExecutorRequest): Promise<Execution>;
}
