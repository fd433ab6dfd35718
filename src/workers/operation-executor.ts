import type { Execution, OperationExecutor } from '../execution/execution.js';
import type { Executor, ExecutorRequest } from '../execution/executor.js';
import type { Context } from '../graphql/context.js';
import type { ExecuteReply } from './protocol.js';
import type { RenderResponse } from './response-renderer.js';
import type { WorkerPool } from './worker-pool.js';

export interface OperationExecutorOptions {
  readonly executor: Executor;
  /** Null when the main thread owns all reports. */
  readonly workers: WorkerPool | null;
  readonly render: RenderResponse;
  /** Called with the internal errors of a response. */
  readonly onFaults: (faults: ExecuteReply['faults'], requestId: string) => void;
}

/**
 * Executes and renders a query, or an event of a subscription, in this thread or in the worker that owns its report. The owner of a
 * report is known only after the read. Each therefore starts in this thread. If it reads a remote report, this run is discarded, and the worker runs
 * the whole query.
 */
export function createOperationExecutor({
  executor,
  workers,
  render,
  onFaults,
}: OperationExecutorOptions): OperationExecutor {
  function toExecution({ body, failures, hasData, faults }: ExecuteReply, context: Context): Execution {
    if (faults.length > 0 && !context.signal.aborted) onFaults(faults, context.requestId);
    return {
      kind: 'bytes',
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      failures,
      hasData,
    };
  }

  return {
    schema: executor.schema,
    async execute(request) {
      if (request.operation?.operation === 'mutation') {
        return { kind: 'data', result: await executor.execute(request) };
      }
      const context = request.contextValue as Context;
      const local = executor.render<Execution>(request, (result) =>
        // Apollo Server responds to operations that are refused as a whole, because it knows the status.
        (result.data ?? null) === null
          ? { kind: 'data', result }
          : toExecution(render(result, context), context),
      );
      if (workers === null) return local;
      const remote = context.placement.remote.then(async (report) => {
        const reply = await workers.execute(report, toMessage(request, context), context);
        context.work.takeOver(reply.work);
        return toExecution(reply, context);
      });
      return Promise.race([local, remote]);
    },
  };
}

function toMessage(
  { document, operationName, variables, rootValue }: ExecutorRequest,
  { caller, requestId }: Context,
) {
  return {
    document: document.loc?.source.body ?? '',
    operationName: operationName ?? null,
    variables: variables ?? {},
    caller,
    requestId,
    ...(rootValue !== undefined && { rootValue }),
  };
}
