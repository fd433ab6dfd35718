import { Fragment } from 'react';
import { EventRow, EventTable } from './event-table.js';
import { type Attributes, useFigures } from './figures.js';
import { inCategory } from './filters.js';
import { Loaded } from './loaded.js';
import { currencyOf, flow } from './money.js';
import { Panel } from './panel.js';
import { useReportContext } from './report-context.js';
import { ifKnown } from './unknown.js';

/** Loans that were paid out to the borrower, and payments of loans. */
export function LoansPanel() {
  const { figures, error } = useFigures();
  return (
    <Panel title="Loans">
      <Loaded data={figures} error={error} what="loans">
        {({ attributes }) => <Loans attributes={attributes ?? []} />}
      </Loaded>
    </Panel>
  );
}

function Loans({ attributes }: { attributes: readonly Attributes[] }) {
  const { accounts } = useReportContext();
  return (
    <EventTable>
      {attributes.map((entry) => {
        const { debtInsights: debt } = entry;
        const currency = currencyOf(entry);
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
