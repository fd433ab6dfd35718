import { mapAssetReportAnswer } from '../model/asset-report.mapper.js';
import type { PlaidClient } from '../plaid/client.js';
import { auditCopy } from '../plaid/endpoints/audit-copy.js';
import { createLoader } from './create-loader.js';
import { reportState } from './report-state.js';

export interface AuditCopyKey {
  readonly auditCopyToken: string;
}

/** The Asset Report behind an audit copy: `/asset_report/audit_copy/get`. */
export function createAuditCopyLoader(plaid: PlaidClient, signal?: AbortSignal) {
  return createLoader(
    ({ auditCopyToken }: AuditCopyKey) => auditCopyToken,
    ({ auditCopyToken }) =>
      reportState(
        plaid
          .call(auditCopy.get, { audit_copy_token: auditCopyToken }, signal)
          .then((wire) => mapAssetReportAnswer(wire, auditCopy.get.path)),
      ),
  );
}
