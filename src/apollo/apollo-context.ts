import type { RenderedExecution } from '../execution/execution.js';
import type { Context } from '../graphql/context.js';

/** The context of an operation while Apollo Server has it. */
export interface ApolloContext extends Context {
  readonly execution: ExecutionRecord;
}

/** What the execution gave. One object for all copies of a context: Apollo Server makes some. */
export interface ExecutionRecord {
  /** The response, when it is rendered already. Apollo Server can only carry data, so the bytes wait here. */
  rendered: RenderedExecution | null;
  hasErrors: boolean;
  hasData: boolean;
}
