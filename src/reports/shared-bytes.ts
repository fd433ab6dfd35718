import type { ReportRead } from './report-call.js';

/** Bytes of a report as Plaid sent them, with the times of their read, in ms since 1970. */
export interface ReportBytes {
  readonly body: Buffer;
  /** When the read began. */
  readonly begunAt: number;
  /** When the response arrived. */
  readonly readAt: number;
}

/** Shared bytes of a report, which another server may have read. */
export interface FoundBytes extends ReportBytes {
  readonly kind: 'found';
  /** How long they may be cached, in ms. */
  readonly ttlMs: number;
}

/** This server must read the report from Plaid. Servers that want the same report may wait for it, until one of these is called. */
export interface MissingBytes {
  readonly kind: 'missing';
  /** Shares what was read, unless the report was invalidated meanwhile. Never rejects. */
  share(bytes: ReportBytes, assetReportId: string, ttlMs: number): Promise<void>;
  /** There is nothing to share. Does nothing after `share`. */
  release(): void;
}

/** Shares the bytes of reports with other servers. */
export interface SharedBytes {
  /**
   * Finds a report, or waits for another server that is reading it. Never rejects because sharing fails: then the bytes are missing.
   *
   * @param signal rejects with its reason when no caller waits any more.
   */
  find(tenant: string, read: ReportRead, signal: AbortSignal): Promise<FoundBytes | MissingBytes>;
}
