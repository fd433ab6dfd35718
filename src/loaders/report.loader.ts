import type DataLoader from 'dataloader';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Dependencies } from '../cache/dependencies.js';
import type { ClientNameOf } from '../plaid/clients.js';
import { UpstreamBusyError } from '../plaid/errors.js';
import type { OperationObserver } from '../reports/operation-observer.js';
import type { ReportRead } from '../reports/report-call.js';
import type { ReportLeases } from '../reports/report-leases.js';
import type { ReportState } from '../reports/report-state.js';
import type { ReportStore } from '../reports/report-store.js';
import { createLoader } from './create-loader.js';

/** The report store, and the records that the reads of one operation add to. */
export interface ReportReading {
  readonly reports: ReportStore;
  readonly tenant: string;
  readonly clientNameOf: ClientNameOf;
  readonly auditTrail: AuditTrail;
  readonly dependencies: Dependencies;
  readonly leases: ReportLeases;
  /** Whether no more reads may begin; reads that run may be joined. Absent: they always may. */
  readonly isBusy?: () => boolean;
  readonly observer: OperationObserver;
  /** Aborts when no caller waits for the operation any more. */
  readonly signal: AbortSignal;
}

/**
 * Asset Reports of all sources: a loader memo over the shared cache. A load without Insights may return a cached report with
 * Insights, because an operation that does not need Insights gets the same response either way.
 */
export function createReportLoader({
  reports,
  tenant,
  clientNameOf,
  auditTrail,
  dependencies,
  leases,
  isBusy = () => false,
  observer,
  signal,
}: ReportReading): DataLoader<ReportRead, ReportState, string> {
  return createLoader(
    ({ endpoint, token, options, maxAgeMs = null }) => {
      const { includeInsights, fastReport, daysToInclude } = options;
      return JSON.stringify([endpoint.path, token, includeInsights, maxAgeMs, fastReport, daysToInclude]);
    },
    async (read) => {
      const withInsights = read.options.includeInsights ? undefined : reports.peekWithInsights(tenant, read);
      if (withInsights === undefined && isBusy() && !reports.isAtHand(tenant, read))
        throw new UpstreamBusyError(read.endpoint.path);
      const load = observer.onLoad(read.endpoint.path);
      if (withInsights !== undefined) load.onFound('hit');
      const cached =
        withInsights ??
        (await reports.load(tenant, read, signal, load).catch((error: unknown) => {
          load.onEnd(null);
          throw error;
        }));
      load.onEnd(cached.ageMs);
      const state = cached.value;
      if (state.status === 'REMOTE') leases.add(state.report);
      if (!('report' in state)) {
        dependencies.markUncacheable();
        return state;
      }
      dependencies.add(cached, read.maxAgeMs);
      const { requestId } = state.status === 'REMOTE' ? state.report : state;
      auditTrail.addSubject(
        { token: read.token, reportId: state.report.assetReportId },
        requestId,
        clientNameOf({ tenant, role: read.endpoint.role }),
      );
      return state;
    },
  );
}
