import { Worker } from 'node:worker_threads';
import type { Context } from '../graphql/context.js';
import type { LoaderName } from '../loaders/loaders.js';
import type { AssetReportResponse } from '../model/asset-report.js';
import type { RemoteReport, RemoteReports, ReportOwner } from '../reports/remote-report.js';
import type { ReportState } from '../reports/report-state.js';
import { encodeError } from './error-codec.js';
import { createPeer, type Peer, portOf } from './peer.js';
import type {
  ExecuteReply,
  ExecuteRequest,
  LoadRequest,
  MainCalls,
  ReportReply,
  TakeReply,
  TakeRequest,
  WorkerCalls,
  WorkerSettings,
} from './protocol.js';
import { decodeReport, type EncodedReport, encodeReport } from './report-codec.js';

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

/** What a worker does, at the moment. */
export interface ThreadState {
  /** How many reports it owns. */
  readonly reports: number;
  /** The bytes of their JSON, and of reports that it parses. */
  readonly bytes: number;
  /** How many operations it runs, or has in its queue. */
  readonly operations: number;
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

/** The young generation of a worker, in MB. 128 MB used as much CPU and 150 MB more memory at the peak. */
const YOUNG_MB = 32;

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

class Thread implements ReportOwner {
  readonly #worker: Worker;
  readonly #peer: Peer<WorkerCalls>;
  readonly #reports = new Map<number, OwnedReport>();
  /** The contexts of the running operations, by the operation numbers of `ExecuteRequest`. */
  readonly #contexts = new Map<number, Context>();
  #last = 0;
  #pendingBytes = 0;
  #isStopped = false;

  constructor(script: URL, settings: WorkerSettings, onLost: (error: Error) => void) {
    this.#worker = new Worker(script, {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    const loadValue =
      <Name extends Exclude<LoaderName, 'report'>>(name: Name) =>
      async ({ operation, key }: LoadRequest<Name>) => ({
        value: await this.#contextOf(operation).loaders[name].load(key),
      });
    this.#peer = createPeer<MainCalls, WorkerCalls>(portOf(this.#worker), {
      report: async ({ operation, key }) => ({
        value: await this.#encode(await this.#contextOf(operation).loaders.report.load(key)),
      }),
      cashflowReportPage: loadValue('cashflowReportPage'),
      cashflowTransactionsPage: loadValue('cashflowTransactionsPage'),
      cashflowInsights: loadValue('cashflowInsights'),
      download: async ({ operation, download }) => ({
        value: await this.#contextOf(operation).createDownload(download),
      }),
    });
    let failure = new Error('A report worker ended');
    this.#worker.on('error', (error) => {
      failure = error;
    });
    this.#worker.on('exit', () => {
      this.#peer.fail(failure);
      if (!this.#isStopped) onLost(failure);
    });
  }

  get bytes(): number {
    let bytes = this.#pendingBytes;
    for (const report of this.#reports.values()) bytes += report.bytes;
    return bytes;
  }

  get operations(): number {
    return this.#contexts.size;
  }

  get state(): ThreadState {
    return { reports: this.#reports.size, bytes: this.bytes, operations: this.operations };
  }

  get assetReportIds(): readonly string[] {
    return [...this.#reports.values()].map(({ assetReportId }) => assetReportId);
  }

  async take(request: Omit<TakeRequest, 'id'>): Promise<RemoteReport> {
    this.#last += 1;
    const id = this.#last;
    const bytes = request.body.byteLength;
    // Counted before the reply, or concurrent reports would all go to this worker.
    this.#pendingBytes += bytes;
    const taken = await this.#peer.call('take', { ...request, id }, [request.body.buffer]).finally(() => {
      this.#pendingBytes -= bytes;
    });
    const drop = () => {
      this.#reports.delete(id);
      // Fails when the worker has ended, and with it the report.
      this.#peer.call('drop', id).catch(() => {});
    };
    const report = new OwnedReport({ thread: this, id, bytes, taken, drop });
    this.#reports.set(id, report);
    return report;
  }

  async copy(id: number): Promise<AssetReportResponse> {
    return decodeReport(await this.copyEncoded(id));
  }

  copyEncoded(id: number): Promise<EncodedReport> {
    return this.#peer.call('copy', id);
  }

  async execute(request: Omit<ExecuteRequest, 'operation'>, context: Context): Promise<ExecuteReply> {
    this.#last += 1;
    const operation = this.#last;
    this.#contexts.set(operation, context);
    try {
      return await this.#peer.call('execute', { ...request, operation });
    } finally {
      this.#contexts.delete(operation);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#worker.terminate();
  }

  async #encode(state: ReportState): Promise<ReportReply> {
    const { cachedAt } = state;
    switch (state.status) {
      case 'READY':
        return { status: 'READY', cachedAt, report: encodeReport(state) };
      case 'REMOTE': {
        const { thread, id } = state.report;
        if (thread === this) return { status: 'OWN', cachedAt, id };
        return { status: 'READY', cachedAt, report: await (thread as Thread).copyEncoded(id) };
      }
      case 'PENDING':
        return state;
      case 'FAILED':
        return { ...state, error: encodeError(state.error) };
    }
  }

  #contextOf(operation: number): Context {
    const context = this.#contexts.get(operation);
    if (context === undefined) throw new Error('The operation has ended');
    return context;
  }
}

interface OwnedReportFields {
  readonly thread: ReportOwner;
  readonly id: number;
  readonly bytes: number;
  readonly taken: TakeReply;
  /** Drops the report in its worker. */
  readonly drop: () => void;
}

class OwnedReport implements RemoteReport {
  readonly thread: ReportOwner;
  readonly id: number;
  readonly bytes: number;
  readonly requestId: string;
  readonly assetReportId: string;
  readonly dateGenerated: string;
  readonly hasInsights: boolean;
  readonly #drop: () => void;
  #readers = 0;
  #isCached = true;
  #isDropped = false;

  constructor({ thread, id, bytes, taken, drop }: OwnedReportFields) {
    this.thread = thread;
    this.id = id;
    this.bytes = bytes;
    this.requestId = taken.requestId;
    this.assetReportId = taken.assetReportId;
    this.dateGenerated = taken.dateGenerated;
    this.hasInsights = taken.hasInsights;
    this.#drop = drop;
  }

  retain(): void {
    this.#readers += 1;
  }

  release(): void {
    this.#readers -= 1;
    this.#dropIfIdle();
  }

  /** An operation that has just loaded the report retains it in a microtask, so before it can be dropped. */
  evict(): void {
    this.#isCached = false;
    setImmediate(() => this.#dropIfIdle());
  }

  #dropIfIdle(): void {
    if (this.#isCached || this.#readers > 0 || this.#isDropped) return;
    this.#isDropped = true;
    this.#drop();
  }
}
