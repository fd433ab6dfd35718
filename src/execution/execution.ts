import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { ExecutorRequest } from './executor.js';

/** What running an operation gives: data, or the bytes of the whole response. */
export type Execution = { readonly kind: 'data'; readonly result: ExecutionResult } | RenderedExecution;

/** A response that is complete: nothing is added to its bytes. */
export interface RenderedExecution {
  readonly kind: 'bytes';
  readonly body: Buffer;
  readonly hasErrors: boolean;
  /** False when `data` is null. */
  readonly hasData: boolean;
}

/** Runs operations that were prepared and admitted. */
export interface OperationExecutor {
  readonly schema: GraphQLSchema;
  execute(request: ExecutorRequest): Promise<Execution>;
}
