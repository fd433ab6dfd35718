import { Fragment } from 'react';
import { EventRow, EventTable } from './event-table.js';
import { type Attributes, useFigures } from './figures.js';
import { inCategory } from './filters.js';
import { Loaded } from './loaded.js';
import { currencyName, flow } from './money.js';
import { Empty, Panel } from './panel.js';
import { useReportContext } from './report-context.js';
import { ifKnown } from './unknown.js';

/** Loans that were paid out to the borrower, and payments of loans. */
export function LoansPanel() {
  const { figures, error } = useFigures();
  return (
    <Panel title="Loans" note={<small>On all days of the report. Payments of credit cards count</small>}>
      <Loaded data={figures} error={error} what="loans">
        {({ attributes }) => attributes && <Loans attributes={attributes} />}
      </Loaded>
    </Panel>
  );
}

function Loans({ attributes }: { attributes: readonly Attributes[] }) {
  const { accounts } = useReportContext();
  if (attributes.length === 0) return <Empty>Not known: the report has no accounts.</Empty>;
  return (
    <EventTable>
      {attributes.map((entry) => {
        const { debtInsights: debt } = entry;
        const currency = currencyName(entry);
        const amountOf = (amount: number | null) => ifKnown(amount, (known) => flow(known, entry));
        return (
          <Fragment key={currency}>
            <EventRow
              title={`Loans paid out to the borrower, ${currency}`}
              filter={inCategory(accounts, entry, 'LOAN_DISBURSEMENTS')}
              number={debt.countLoanDisbursements}
              amount={amountOf(debt.amountLoanDisbursements)}
              days={debt.daysSinceLoanDisbursement}
            />
            <EventRow
              title={`Loan payments, ${currency}`}
              filter={inCategory(accounts, entry, 'LOAN_PAYMENTS')}
              number={debt.countLoanPayments}
              amount={amountOf(debt.amountLoanPayments)}
              days={debt.daysSinceLoanPayment}
            />
          </Fragment>
        );
      })}
    </EventTable>
  );
}
