import type { ClientFor } from '../plaid/clients.js';
import { createCashflowInsightsLoader } from './cashflow-insights.loader.js';
import { createCashflowReportLoader } from './cashflow-report.loader.js';
import { createCashflowTransactionsLoader } from './cashflow-transactions.loader.js';
import { createLiveReads } from './live-reads.js';
import { createReportLoader, type ReportReading } from './report.loader.js';

/** Every upstream read that a query can cause. Made anew for each operation; resolvers reach Plaid's reads only here. */
export interface Loaders {
  readonly report: ReturnType<typeof createReportLoader>;
  readonly cashflowReportPage: ReturnType<typeof createCashflowReportLoader>;
  readonly cashflowTransactionsPage: ReturnType<typeof createCashflowTransactionsLoader>;
  readonly cashflowInsights: ReturnType<typeof createCashflowInsightsLoader>;
}

export interface LoadersOptions extends ReportReading {
  /** For Cashflow Reports, which change between two reads and are read anew by every operation. */
  readonly clientFor: ClientFor;
}

export function createLoaders({ clientFor, ...reading }: LoadersOptions): Loaders {
  const { tenant, signal, reads } = reading;
  const live = createLiveReads(clientFor, tenant, reads);
  return {
    report: createReportLoader(reading),
    cashflowReportPage: createCashflowReportLoader(live, signal),
    cashflowTransactionsPage: createCashflowTransactionsLoader(live, signal),
    cashflowInsights: createCashflowInsightsLoader(live, signal),
  };
}

/**
 * Forgets what was read. A mutation changes what a read answers, so the fields behind it must ask again.
 */
export function clearLoaders(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}
