import type { AssetReportAnswer, ReadOptions } from '../model/asset-report.js';
import type { ReportRead } from './report-call.js';

/**
 * A report that is so large that reading it, executing over it and rendering it would hold up everybody else. Another
 * thread has it, and an operation that reads it is carried out there.
 */
export interface RemoteReport {
  /** Names it in its thread. */
  readonly id: number;
  readonly thread: ReportOwner;
  readonly requestId: string;
  readonly assetReportId: string;
  readonly dateGenerated: string;
  /** Whether it was read with Insights. */
  readonly hasInsights: boolean;
  /** Keeps it there although the cache has let go of it, until `release` is called as often. */
  retain(): void;
  release(): void;
  /** The cache has let go of it. */
  evict(): void;
}

/** Where large reports live. */
export interface ReportOwner {
  /** A copy of a report, for an operation that is carried out in another thread. */
  copy(id: number): Promise<AssetReportAnswer>;
}

/** Takes over reports that are too large for the thread that answers everybody. */
export interface RemoteReports {
  /** From how many bytes of Plaid's JSON on. */
  readonly minBytes: number;
  /**
   * Has another thread read and keep a report. The body is that thread's from then on.
   *
   * @throws {MalformedResponseError} when it is not one.
   */
  take(body: Buffer, endpoint: ReportRead['endpoint'], options: ReadOptions): Promise<RemoteReport>;
}
