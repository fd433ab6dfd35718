import type { PlaidClient } from '../plaid/client.js';
import { auditCopy } from '../plaid/endpoints/audit-copy.js';
import { createLoader } from './create-loader.js';
import { readReport } from './report-state.js';

export interface AuditCopyKey {
  readonly auditCopyToken: string;
}

/** The Asset Report behind an audit copy: `/asset_report/audit_copy/get`. */
export function createAuditCopyLoader(plaid: PlaidClient, signal?: AbortSignal) {
  return createLoader(
    ({ auditCopyToken }: AuditCopyKey) => auditCopyToken,
    ({ auditCopyToken }) =>
      readReport(plaid, auditCopy.get, { audit_copy_token: auditCopyToken }, false, signal),
  );
}
