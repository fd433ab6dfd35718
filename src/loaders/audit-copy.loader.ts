import { auditCopy } from '../plaid/endpoints/audit-copy.js';
import { createReportLoader, type ReportReading } from './report-loader.js';

export interface AuditCopyKey {
  readonly auditCopyToken: string;
}

/** The Asset Report behind an audit copy, which has no Insights: `/asset_report/audit_copy/get`. */
export function createAuditCopyLoader(reading: ReportReading) {
  return createReportLoader(
    ({ auditCopyToken }: AuditCopyKey) => ({
      endpoint: auditCopy.get,
      request: { audit_copy_token: auditCopyToken },
      token: auditCopyToken,
      options: { includeInsights: false, fastReport: false, daysToInclude: null },
    }),
    reading,
  );
}
