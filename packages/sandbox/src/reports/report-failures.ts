import type { ReportFailure } from '../state/entities.js';

/** Reports that are to fail, so that a client can be shown what that looks like. */
export interface ReportFailures {
  /** The next report that is asked for will not be made, and its owner learns so when it would have been ready. */
  failNext(failure?: ReportFailure): void;
  /** Lets every report be made that has not been asked for yet. */
  clear(): void;
}

/** The side of the failures that makes reports. */
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
