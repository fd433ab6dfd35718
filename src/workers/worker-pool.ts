import { Worker } from 'node:worker_threads';
import type { Context } from '../graphql/context.js';
import type { LoaderName } from '../loaders/loaders.js';
import type { AssetReportAnswer } from '../model/asset-report.js';
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
  /** The file that a thread runs. */
  readonly script: URL;
  /** How many threads, each started when a report needs it. */
  readonly threads: number;
  readonly minBytes: number;
  readonly settings: WorkerSettings;
  /** Called with the ids of the reports that were lost with a thread. */
  readonly onLost: (assetReportIds: readonly string[], error: Error) => void;
}

export interface WorkerPool extends RemoteReports {
  /** Carries an operation out where its report is. */
  execute(
    report: RemoteReport,
    request: Omit<ExecuteRequest, 'operation'>,
    context: Context,
  ): Promise<ExecuteReply>;
  stop(): Promise<void>;
}

/** The young generation of a worker, in MB. With 128, CPU was the same, and the peak was 150 MB higher. */
const YOUNG_MB = 32;

/** A report that nobody keeps and nobody reads is dropped after so long: whoever asked for it may be about to read it. */
const IDLE_MS = 1_000;

/**
 * Threads that each own large reports: they parse, map, execute and render where it holds up nobody. A report lives in one
 * of them, the one with the fewest bytes; operations go to it, and what else they read is asked for here.
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
      // The pages of a pool are shared with other buffers, and cannot be given away.
      const body = whole
        ? new Uint8Array(buffer as ArrayBuffer)
        : new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice();
      return leastLoaded().take({ body, endpoint, options });
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
  /** The operations under way, by the number that the thread asks for them under. */
  readonly #contexts = new Map<number, Context>();
  #last = 0;
  #bytesOnTheWay = 0;
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
    let failure = new Error('A thread with reports ended');
    this.#worker.on('error', (error) => {
      failure = error;
    });
    this.#worker.on('exit', () => {
      this.#peer.fail(failure);
      if (!this.#isStopped) onLost(failure);
    });
  }

  get bytes(): number {
    let bytes = this.#bytesOnTheWay;
    for (const report of this.#reports.values()) bytes += report.bytes;
    return bytes;
  }

  get assetReportIds(): readonly string[] {
    return [...this.#reports.values()].map(({ assetReportId }) => assetReportId);
  }

  async take(request: Omit<TakeRequest, 'id'>): Promise<RemoteReport> {
    this.#last += 1;
    const id = this.#last;
    const bytes = request.body.byteLength;
    // Counted at once, or all that are asked for together would go to one thread.
    this.#bytesOnTheWay += bytes;
    const taken = await this.#peer.call('take', { ...request, id }, [request.body.buffer]).finally(() => {
      this.#bytesOnTheWay -= bytes;
    });
    const report = new OwnedReport(this, id, bytes, taken, () => {
      this.#reports.delete(id);
      // A thread that is lost has dropped it already.
      this.#peer.call('drop', id).catch(() => {});
    });
    this.#reports.set(id, report);
    return report;
  }

  async copy(id: number): Promise<AssetReportAnswer> {
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
    switch (state.status) {
      case 'READY':
        return { status: 'READY', report: encodeReport(state) };
      case 'REMOTE': {
        const { thread, id } = state.report;
        if (thread === this) return { status: 'OWN', id };
        return { status: 'READY', report: await (thread as Thread).copyEncoded(id) };
      }
      case 'PENDING':
        return state;
      case 'FAILED':
        return { ...state, error: encodeError(state.error) };
    }
  }

  #contextOf(operation: number): Context {
    const context = this.#contexts.get(operation);
    if (context === undefined) throw new Error('The operation is over');
    return context;
  }
}

class OwnedReport implements RemoteReport {
  readonly requestId: string;
  readonly assetReportId: string;
  readonly dateGenerated: string;
  readonly hasInsights: boolean;
  #readers = 0;
  #isKept = true;
  #isDropped = false;

  constructor(
    readonly thread: ReportOwner,
    readonly id: number,
    readonly bytes: number,
    { requestId, assetReportId, dateGenerated, hasInsights }: TakeReply,
    private readonly drop: () => void,
  ) {
    this.requestId = requestId;
    this.assetReportId = assetReportId;
    this.dateGenerated = dateGenerated;
    this.hasInsights = hasInsights;
  }

  retain(): void {
    this.#readers += 1;
  }

  release(): void {
    this.#readers -= 1;
    this.#dropIfIdle();
  }

  evict(): void {
    this.#isKept = false;
    setTimeout(() => this.#dropIfIdle(), IDLE_MS).unref();
  }

  #dropIfIdle(): void {
    if (this.#isKept || this.#readers > 0 || this.#isDropped) return;
    this.#isDropped = true;
    this.drop();
  }
}
