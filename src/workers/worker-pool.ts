import type { Context } from '../graphql/context.js';
import type { RemoteReport, RemoteReports } from '../reports/remote-report.js';
import type { ExecuteReply, ExecuteRequest, WorkerSettings } from './protocol.js';
import { Thread, type ThreadState } from './thread.js';

export interface WorkerPoolOptions {
  /** The file that each worker runs. */
  readonly script: URL;
  /** The most workers. Each starts when a report needs it. */
  readonly threads: number;
  readonly minBytes: number;
  readonly settings: WorkerSettings;
  /** Called when a worker fails, with the ids of its reports. */
  readonly onLost: (assetReportIds: readonly string[], error: Error) => void;
}

export interface WorkerPool extends RemoteReports {
  /** The running workers. */
  readonly states: readonly ThreadState[];
  /** How many operations run in workers, or wait for them. */
  readonly operations: number;
  /** Executes an operation in the worker that owns its report. */
  execute(
    report: RemoteReport,
    request: Omit<ExecuteRequest, 'operation'>,
    context: Context,
  ): Promise<ExecuteReply>;
  stop(): Promise<void>;
}

/**
 * Workers that own large reports. They parse, map, execute and render without delaying the main thread. Each report goes to
 * the worker with the fewest bytes, and the operations on it run there. The main thread makes their other reads.
 */
export function createWorkerPool({
  script,
  threads,
  minBytes,
  settings,
  onLost,
}: WorkerPoolOptions): WorkerPool {
  const running: Thread[] = [];

  function start(): Thread {
    const thread: Thread = new Thread(script, settings, (error) => {
      running.splice(running.indexOf(thread), 1);
      onLost(thread.assetReportIds, error);
    });
    running.push(thread);
    return thread;
  }

  function leastLoaded(): Thread {
    const idle = running.find((thread) => thread.bytes === 0);
    if (idle !== undefined) return idle;
    if (running.length < threads) return start();
    return running.reduce((least, thread) => (thread.bytes < least.bytes ? thread : least));
  }

  return {
    minBytes,
    take: ({ buffer, byteOffset, byteLength }, endpoint, options) => {
      const whole = byteLength === buffer.byteLength;
      // A view of Node's buffer pool shares its memory with other buffers, and cannot be transferred.
      const body = whole
        ? new Uint8Array(buffer as ArrayBuffer)
        : new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice();
      return leastLoaded().take({ body, endpoint, options });
    },
    get states() {
      return running.map(({ state }) => state);
    },
    get operations() {
      return running.reduce((sum, { operations }) => sum + operations, 0);
    },
    execute: (report, request, context) => (report.thread as Thread).execute(request, context),
    stop: async () => {
      await Promise.all(running.map((thread) => thread.stop()));
    },
  };
}
