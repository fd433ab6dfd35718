import type { PlaidClient } from '../plaid/client.js';
import { createAssetReportLoader } from './asset-report.loader.js';
import { createAuditCopyLoader } from './audit-copy.loader.js';
import { createCashflowInsightsLoader } from './cashflow-insights.loader.js';
import { createCashflowReportLoader } from './cashflow-report.loader.js';
import { createCashflowTransactionsLoader } from './cashflow-transactions.loader.js';
import { createRelayReportLoader } from './credit-relay.loader.js';

/** Every upstream read that a query can cause. Made anew for each operation; resolvers reach Plaid's reads only here. */
export interface Loaders {
  readonly relayReport: ReturnType<typeof createRelayReportLoader>;
  readonly assetReport: ReturnType<typeof createAssetReportLoader>;
  readonly auditCopy: ReturnType<typeof createAuditCopyLoader>;
  readonly cashflowReportPage: ReturnType<typeof createCashflowReportLoader>;
  readonly cashflowTransactionsPage: ReturnType<typeof createCashflowTransactionsLoader>;
  readonly cashflowInsights: ReturnType<typeof createCashflowInsightsLoader>;
}

/** @param signal ends when nobody waits for the operation any more; the reads under way end with it. */
export function createLoaders(plaid: PlaidClient, signal?: AbortSignal): Loaders {
  return {
    relayReport: createRelayReportLoader(plaid, signal),
    assetReport: createAssetReportLoader(plaid, signal),
    auditCopy: createAuditCopyLoader(plaid, signal),
    cashflowReportPage: createCashflowReportLoader(plaid, signal),
    cashflowTransactionsPage: createCashflowTransactionsLoader(plaid, signal),
    cashflowInsights: createCashflowInsightsLoader(plaid, signal),
  };
}

/**
 * Forgets what was read. A mutation changes what a read answers, so the fields behind it must ask again.
 */
export function clearLoaders(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}
