import type DataLoader from 'dataloader';
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

export function createLoaders({ clientFor, ...reading }: LoadersOptions): Loaders {
  const { signal } = reading;
  const reads = createUncachedReads({ clientFor, ...reading });
  return {
    report: createReportLoader(reading),
    cashflowReportPage: createCashflowReportLoader(reads, signal),
    cashflowTransactionsPage: createCashflowTransactionsLoader(reads, signal),
    cashflowInsights: createCashflowInsightsLoader(reads, signal),
  };
}

/** Clears the memos. A mutation changes the result of later reads, so fields after it must read again. */
export function clearLoaders(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}
