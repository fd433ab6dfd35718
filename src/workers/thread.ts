import { Worker } from 'node:worker_threads';
import type { Context } from '../graphql/context.js';
import type { LoaderName } from '../loaders/loaders.js';
import type { AssetReportResponse } from '../model/asset-report.js';
import type { RemoteReport, ReportOwner } from '../reports/remote-report.js';
import type { ReportState } from '../reports/report-state.js';
import { encodeError } from './error-codec.js';
import { OwnedReport } from './owned-report.js';
import { createPeer, type Peer, portOf } from './peer.js';
import type {
  ExecuteReply,
  ExecuteRequest,
  LoadRequest,
  MainCalls,
  ReportReply,
  TakeRequest,
  WorkerCalls,
  WorkerSettings,
} from './protocol.js';
import { decodeReport, type EncodedReport, encodeReport } from './report-codec.js';

/** What a worker does, at the moment. */
export interface ThreadState {
  /** How many reports it owns. */
  readonly reports: number;
  /** The bytes of their JSON, and of reports that it parses. */
  readonly bytes: number;
  /** How many operations it runs, or has in its queue. */
  readonly operations: number;
}

/** The young generation of a worker, in MB. 128 MB used as much CPU and 150 MB more memory at the peak. */
const YOUNG_MB = 32;

/** The main thread's side of a worker: its reports, and the operations that run in it. */
export class Thread implements ReportOwner {
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
