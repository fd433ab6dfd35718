import type { ExecutionResult } from 'graphql';
import type { RenderedExecution } from '../execution/execution.js';
import type { Context } from '../graphql/context.js';
import type { Failure } from '../operation/failure.js';

export interface ApolloContext extends Context {
  readonly execution: ExecutionRecord;
}

/** The result of the execution. One object for all copies that Apollo Server makes of a context. */
export interface ExecutionRecord {
  /** The rendered response, if there is one. Apollo Server cannot pass bytes on. */
  rendered: RenderedExecution | null;
  /** Returns the result for Apollo Server to format, or throws the error of the execution. Null for a rendered response. */
  result: (() => ExecutionResult) | null;
  failures: readonly Failure[];
  hasData: boolean;
}
