import type { ExecutionResult } from 'graphql';
import type { Executor, ExecutorRequest } from '../execution/executor.js';
import type { Context } from '../graphql/context.js';
import type { ExecuteReply } from './protocol.js';
import type { ReportWorkers } from './report-workers.js';

/**
 * Executes here what reads nothing large, and moves to its report what does: as soon as an operation meets a report that
 * another thread has, what came of it so far is thrown away, and the thread makes the whole answer.
 *
 * @param onFaults called with what went wrong there through a fault of ours.
 */
export function createMovingExecutor(
  executor: Executor,
  workers: ReportWorkers,
  onFaults: (faults: ExecuteReply['faults'], requestId: string) => void,
): Executor {
  return {
    schema: executor.schema,
    counts: executor.counts,
    render: executor.render,
    async execute(request) {
      const context = request.contextValue as Context;
      const result = await executor.execute(request);
      const report = context.reads.elsewhere;
      if (report === null) return result;
      const { body, hasErrors, faults } = await workers.execute(report, toMessage(request, context), context);
      if (hasErrors) context.reads.passing();
      if (faults.length > 0 && !context.signal.aborted) onFaults(faults, context.requestId);
      context.reads.madeElsewhere = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
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
