import type { EndpointRole } from '../plaid/endpoint.js';
import { assetReport } from '../plaid/endpoints/asset-report.js';
import { auditCopy } from '../plaid/endpoints/audit-copy.js';
import { cashflowReport } from '../plaid/endpoints/cashflow-report.js';
import { creditRelay } from '../plaid/endpoints/credit-relay.js';
import type { AttemptedMutation } from './attempt.js';

const ENDPOINTS: Readonly<Record<AttemptedMutation, { readonly role: EndpointRole }>> = {
  createAssetReport: assetReport.create,
  refreshAssetReport: assetReport.refresh,
  filterAssetReport: assetReport.filter,
  removeAssetReport: assetReport.remove,
  createRelayToken: creditRelay.create,
  refreshRelayToken: creditRelay.refresh,
  removeRelayToken: creditRelay.remove,
  createAuditCopy: auditCopy.create,
  removeAuditCopy: auditCopy.remove,
  refreshCashflowReport: cashflowReport.refresh,
};

/** The role of the endpoint that a mutation calls. */
export function roleOf(mutation: AttemptedMutation): EndpointRole {
  return ENDPOINTS[mutation].role;
}
