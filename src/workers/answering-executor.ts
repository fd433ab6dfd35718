import type { ExecutionResult } from 'graphql';
import type { Executor, ExecutorRequest } from '../execution/executor.js';
import type { Context } from '../graphql/context.js';
import type { RenderAnswer } from './answer-renderer.js';
import type { ExecuteReply } from './protocol.js';
import type { ReportWorkers } from './report-workers.js';

export interface AnsweringExecutorOptions {
  readonly executor: Executor;
  /** Null when all reports are in this thread. */
  readonly workers: ReportWorkers | null;
  readonly render: RenderAnswer;
  /** Called with what went wrong through a fault of ours. */
  readonly onFaults: (faults: ExecuteReply['faults'], requestId: string) => void;
}

/**
 * Makes the bytes of an answer where the operation is executed: here, or where its report is. As soon as an operation meets a report
 * that another thread has, what came of it so far is thrown away, and that thread makes the whole answer.
 */
export function createAnsweringExecutor({
  executor,
  workers,
  render,
  onFaults,
}: AnsweringExecutorOptions): Executor {
  return {
    schema: executor.schema,
    counts: executor.counts,
    render: executor.render,
    async execute(request) {
      if (request.operation?.operation !== 'query') return executor.execute(request);
      const context = request.contextValue as Context;
      const { reads } = context;
      const made = await executor.render<ExecutionResult | ExecuteReply>(request, (result) =>
        // Apollo Server answers what is refused as a whole: it knows the status.
        reads.elsewhere !== null || (result.data ?? null) === null ? result : render(result, context),
      );
      const report = reads.elsewhere;
      const answer =
        report === null || workers === null
          ? made
          : await workers.execute(report, toMessage(request, context), context);
      if (!('body' in answer)) return answer;
      const { body, hasErrors, faults } = answer;
      if (hasErrors) reads.passing();
      if (faults.length > 0 && !context.signal.aborted) onFaults(faults, context.requestId);
      reads.rendered = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      return PLACEHOLDER;
    },
  };
}

/** What Apollo Server is told of an answer that is made already. */
const PLACEHOLDER: ExecutionResult = { data: {} };

function toMessage({ document, operationName, variables }: ExecutorRequest, { caller, requestId }: Context) {
  return {
    document: document.loc?.source.body ?? '',
    operationName: operationName ?? null,
    variables: variables ?? {},
    caller,
    requestId,
  };
}
