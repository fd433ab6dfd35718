import type { ReportFailure } from '../state/entities.js';

/** Simulated failures of reports. */
export interface ReportFailures {
  /** Makes the next new report fail at the time when it would become ready. */
  failNext(failure?: ReportFailure): void;
  /** Removes the failures that are not used yet. */
  clear(): void;
}

export interface ReportFailureQueue extends ReportFailures {
  take(): ReportFailure | null;
}

export function createReportFailures(): ReportFailureQueue {
  const waiting: ReportFailure[] = [];
  return {
    failNext: (failure = 'ASSET_REPORT_GENERATION_FAILED') => void waiting.push(failure),
    clear: () => void waiting.splice(0),
    take: () => waiting.shift() ?? null,
  };
}
