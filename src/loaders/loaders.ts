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

export function createLoaders(options: LoadersOptions): Loaders {
  return new OperationLoaders(options);
}

/**
 * Creates each loader on its first use: most operations use one.
 *
 * A class, because V8 makes a hidden class for each object literal with getters, and keeps what the getters refer to until it
 * collects the whole heap: here that is all of the operation.
 */
class OperationLoaders implements Loaders {
  readonly #report: Lazy<Loaders['report']>;
  readonly #cashflowReportPage: Lazy<Loaders['cashflowReportPage']>;
  readonly #cashflowTransactionsPage: Lazy<Loaders['cashflowTransactionsPage']>;
  readonly #cashflowInsights: Lazy<Loaders['cashflowInsights']>;

  constructor({ clientFor, ...reading }: LoadersOptions) {
    const { signal } = reading;
    const reads = new Lazy(() => createUncachedReads({ clientFor, ...reading }));
    this.#report = new Lazy(() => createReportLoader(reading));
    this.#cashflowReportPage = new Lazy(() => createCashflowReportLoader(reads.get(), signal));
    this.#cashflowTransactionsPage = new Lazy(() => createCashflowTransactionsLoader(reads.get(), signal));
    this.#cashflowInsights = new Lazy(() => createCashflowInsightsLoader(reads.get(), signal));
  }

  get report() {
    return this.#report.get();
  }

  get cashflowReportPage() {
    return this.#cashflowReportPage.get();
  }

  get cashflowTransactionsPage() {
    return this.#cashflowTransactionsPage.get();
  }

  get cashflowInsights() {
    return this.#cashflowInsights.get();
  }
}

/** Clears the memos. A mutation changes the result of later reads, so fields after it must read again. */
export function clearLoaders({
  report,
  cashflowReportPage,
  cashflowTransactionsPage,
  cashflowInsights,
}: Loaders): void {
  for (const loader of [report, cashflowReportPage, cashflowTransactionsPage, cashflowInsights]) {
    loader.clearAll();
  }
}
