import type DataLoader from 'dataloader';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Dependencies } from '../cache/dependencies.js';
import type { ReportRead } from '../reports/report-call.js';
import type { ReportLeases } from '../reports/report-leases.js';
import type { ReportState } from '../reports/report-state.js';
import type { ReportStore } from '../reports/report-store.js';
import { createLoader } from './create-loader.js';

/** Where one operation reads reports, and who is told of it. */
export interface ReportReading {
  readonly reports: ReportStore;
  /** Whose operation it is. Reads of other tenants do not answer it. */
  readonly tenant: string;
  readonly auditTrail: AuditTrail;
  readonly dependencies: Dependencies;
  readonly leases: ReportLeases;
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
  auditTrail,
  dependencies,
  leases,
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
      const state = held.value;
      if (state.status === 'REMOTE') leases.add(state.report);
      if (!('report' in state)) {
        dependencies.markUncacheable();
        return state;
      }
      dependencies.add(held);
      const { requestId } = state.status === 'REMOTE' ? state.report : state;
      auditTrail.addSubject({ token: read.token, reportId: state.report.assetReportId }, requestId);
      return state;
    },
  );
}
