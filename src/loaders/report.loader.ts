import type DataLoader from 'dataloader';
import type { ReportRead } from '../reports/report-call.js';
import { createLoader } from './create-loader.js';
import type { OperationReads } from './operation-reads.js';
import type { ReportState } from './report-state.js';
import type { ReportStore } from './report-store.js';

/** Where an operation reads reports, and where it is noted. */
export interface ReportReading {
  readonly reports: ReportStore;
  /** Whose operation it is; no other tenant's reads answer it. */
  readonly tenant: string;
  readonly reads: OperationReads;
  /** Ends when nobody waits for the operation any more. */
  readonly signal: AbortSignal;
}

/**
 * Asset Reports of all sources: a loader memo over the shared cache. A report that is asked for without Insights may come with
 * them, if it is cached with them: an operation that does not need Insights gets the same answer either way.
 */
export function createReportLoader({
  reports,
  tenant,
  reads,
  signal,
}: ReportReading): DataLoader<ReportRead, ReportState, string> {
  return createLoader(
    ({ endpoint, token, options, isFresh = false }) => {
      const { includeInsights, fastReport, daysToInclude } = options;
      return JSON.stringify([endpoint.path, token, includeInsights, isFresh, fastReport, daysToInclude]);
    },
    async (read) => {
      const isExact = read.options.includeInsights || read.isFresh === true;
      const rich = isExact ? undefined : reports.peekRich(tenant, read);
      const held = rich ?? (await reports.load(tenant, read, signal));
      reads.report(held);
      noteSubject(reads, read.token, held.value);
      return held.value;
    },
  );
}

/** A report that is not ready, or failed, says nothing of anybody. */
function noteSubject(reads: OperationReads, token: string, state: ReportState): void {
  if (state.status === 'READY')
    reads.subject({ token, reportId: state.report.assetReportId }, state.requestId);
  if (state.status === 'ELSEWHERE')
    reads.subject({ token, reportId: state.report.assetReportId }, state.report.requestId);
}
