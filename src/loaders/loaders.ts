import type DataLoader from 'dataloader';
import { Lazy } from '../lib/lazy.js';
import type { CashflowInsights } from '../model/cashflow-insights.js';
import type { CashflowReportPage, CashflowTransactionsPage } from '../model/cashflow-report.js';
import type { ClientFor } from '../plaid/clients.js';
import type { ReportRead } from '../reports/report-call.js';
import type { ReportState } from '../reports/report-state.js';
import { createCashflowInsightsLoader } from './cashflow-insights.loader.js';
import { type CashflowReportPageKey, createCashflowReportLoader } from './cashflow-report.loader.js';
import {
  type CashflowTransactionsPageKey,
  createCashflowTransactionsLoader,
} from './cashflow-transactions.loader.js';
import { createReportLoader, type ReportReading } from './report.loader.js';
import { createUncachedReads } from './uncached-reads.js';

/** Every upstream read of a query, by the name of its loader. Workers use the same names in their calls. */
export interface LoaderTypes {
  readonly report: { readonly key: ReportRead; readonly value: ReportState };
  readonly cashflowReportPage: { readonly key: CashflowReportPageKey; readonly value: CashflowReportPage };
  readonly cashflowTransactionsPage: {
    readonly key: CashflowTransactionsPageKey;
    readonly value: CashflowTransactionsPage;
  };
  /** The key is an access token. */
  readonly cashflowInsights: { readonly key: string; readonly value: CashflowInsights };
}

export type LoaderName = keyof LoaderTypes;
export type LoaderKey<Name extends LoaderName> = LoaderTypes[Name]['key'];
export type LoaderValue<Name extends LoaderName> = LoaderTypes[Name]['value'];

/** The loaders of one operation. Resolvers read from Plaid only through them. */
export type Loaders = {
  readonly [Name in LoaderName]: DataLoader<LoaderKey<Name>, LoaderValue<Name>, string>;
};

export interface LoadersOptions extends ReportReading {
  /** For Cashflow Reports. They may change at any time, so every operation reads them again. */
  readonly clientFor: ClientFor;
}

/** Creates each loader on its first use: most operations use one. */
export function createLoaders({ clientFor, ...reading }: LoadersOptions): Loaders {
  const { signal } = reading;
  const reads = new Lazy(() => createUncachedReads({ clientFor, ...reading }));
  const report = new Lazy(() => createReportLoader(reading));
  const reportPage = new Lazy(() => createCashflowReportLoader(reads.get(), signal));
  const transactionsPage = new Lazy(() => createCashflowTransactionsLoader(reads.get(), signal));
  const insights = new Lazy(() => createCashflowInsightsLoader(reads.get(), signal));
  return {
    get report() {
      return report.get();
    },
    get cashflowReportPage() {
      return reportPage.get();
    },
    get cashflowTransactionsPage() {
      return transactionsPage.get();
    },
    get cashflowInsights() {
      return insights.get();
    },
  };
}

/** Clears the memos. A mutation changes the result of later reads, so fields after it must read again. */
export function clearLoaders(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}
