import type { RemoteReport, ReportOwner } from '../reports/remote-report.js';
import type { TakeReply } from './protocol.js';

interface OwnedReportFields {
  readonly thread: ReportOwner;
  readonly id: number;
  readonly bytes: number;
  readonly taken: TakeReply;
  /** Drops the report in its worker. */
  readonly drop: () => void;
}

/** A report in a worker. It is dropped there when neither the cache nor an operation holds it. */
export class OwnedReport implements RemoteReport {
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
