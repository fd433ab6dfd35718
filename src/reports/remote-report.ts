import type { AssetReportResponse, ReadOptions } from '../model/asset-report.js';
import type { ReportRead } from './report-call.js';

/**
 * A large report that a worker owns. Operations that read it run in this worker: parsing, executing and rendering in the main
 * thread would delay all other requests.
 */
export interface RemoteReport {
  /** Unique in its worker. */
  readonly id: number;
  readonly thread: ReportOwner;
  readonly requestId: string;
  readonly assetReportId: string;
  readonly dateGenerated: string;
  /** Whether it was read with Insights. */
  readonly hasInsights: boolean;
  /** Stops the worker from dropping the report after `evict`. Each call needs one call of `release`. */
  retain(): void;
  release(): void;
  /** Called when the report leaves the cache. */
  evict(): void;
}

/** A worker that owns large reports. */
export interface ReportOwner {
  /** Copies a report for an operation in another thread. */
  copy(id: number): Promise<AssetReportResponse>;
}

/** Takes reports that are too large for the main thread. */
export interface RemoteReports {
  /** The smallest size of a remote report, in bytes of Plaid's JSON. */
  readonly minBytes: number;
  /**
   * Parses a report in a worker, which owns the report from then on. Transfers the body to the worker.
   *
   * @throws {MalformedResponseError} when the body is not a report.
   */
  take(body: Buffer, endpoint: ReportRead['endpoint'], options: ReadOptions): Promise<RemoteReport>;
}
