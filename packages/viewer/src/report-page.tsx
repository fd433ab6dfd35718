import { useMemo } from 'react';
import { AssetsPanel } from './assets-panel.js';
import { BalancesPanel } from './balances-panel.js';
import { CashFlowPanel } from './cash-flow-panel.js';
import { EvidenceProvider } from './evidence.js';
import type { ReportPartsFragment, ReportResultFragment } from './generated/graphql.js';
import { IncomePanel } from './income-panel.js';
import { KeyFigures } from './key-figures.js';
import { LargeDepositsPanel } from './large-deposits-panel.js';
import { LoansPanel } from './loans-panel.js';
import { OwnersPanel } from './owners-panel.js';
import { PenaltiesPanel } from './penalties-panel.js';
import { Problem } from './problem.js';
import { accountsOf, ReportProvider } from './report-context.js';
import { ReportHeader } from './report-header.js';
import { TransactionsPanel } from './transactions-panel.js';
import { useReport } from './use-report.js';
import { Warnings } from './warnings.js';

/** A report, or why there is none. It needs an `ApolloProvider`. @param id of a relay token, an audit copy or a report. */
export function ReportPage({ id }: { id: string }) {
  const { result, error, isCut } = useReport(id);
  return (
    <main className="report">
      {isCut && (
        <p className="notice" role="status">
          Updates no longer arrive. Reload the page to see a newer report.
        </p>
      )}
      {error && <Problem error={error} />}
      {!error && result === undefined && <Loading />}
      {result?.status === 'PENDING' && <Pending isCut={isCut} />}
      {result?.status === 'FAILED' && <Failed error={result.error} />}
      {result?.report && <Report result={result} report={result.report} />}
    </main>
  );
}

function Loading() {
  return (
    <div className="state late" role="status">
      <h1>Loading the report</h1>
      <div className="progress" />
    </div>
  );
}

function Pending({ isCut }: { isCut: boolean }) {
  return (
    <div className="state" role="status">
      <h1>The report is pending</h1>
      <p>Plaid is reading the accounts from the bank. This takes seconds to minutes.</p>
      {!isCut && (
        <>
          <div className="progress" />
          <p>The report appears here when it is ready. You need not reload the page.</p>
        </>
      )}
    </div>
  );
}

function Failed({ error }: { error: ReportResultFragment['error'] }) {
  return (
    <div className="state failed" role="alert">
      <h1>Plaid could not make the report</h1>
      <p>{error?.displayMessage ?? 'Plaid sent a code, and no explanation for readers:'}</p>
      <p>
        <code>{error?.errorCode}</code>
        {error?.requestId && (
          <>
            {' '}
            · request <code>{error.requestId}</code>
          </>
        )}
      </p>
      <p>If a new report is requested for the same token, it appears here.</p>
    </div>
  );
}

function Report({ result, report }: { result: ReportResultFragment; report: ReportPartsFragment }) {
  const context = useMemo(() => ({ report, accounts: accountsOf(report) }), [report]);
  return (
    <ReportProvider value={context}>
      <EvidenceProvider>
        <ReportHeader result={result} />
        <Warnings warnings={result.warnings} />
        <KeyFigures />
        <div className="grid">
          <AssetsPanel />
          <BalancesPanel />
          <CashFlowPanel />
          <div className="column">
            <LargeDepositsPanel />
            <OwnersPanel />
          </div>
          <div className="column">
            <IncomePanel />
            <PenaltiesPanel />
            <LoansPanel />
          </div>
          <TransactionsPanel />
        </div>
      </EvidenceProvider>
    </ReportProvider>
  );
}
