import { Figure } from './evidence.js';
import type { Attributes } from './figures.js';
import { inCategory } from './filters.js';
import { currencyOf, flow } from './money.js';
import { Panel } from './panel.js';
import { ago } from './penalties-panel.js';
import { useReportContext } from './report-context.js';
import { ifKnown } from './unknown.js';

/** Loans that were paid out to the borrower, and payments of loans. */
export function LoansPanel({ attributes }: { attributes: readonly Attributes[] }) {
  return (
    <Panel title="Loans">
      <div className="scrolled-aside">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">What</span>
              </th>
              <th scope="col">Number</th>
              <th scope="col">Amount</th>
              <th scope="col">Last</th>
            </tr>
          </thead>
          <tbody>
            {attributes.flatMap((entry) => {
              const { debtInsights: debt } = entry;
              return [
                <LoanRow
                  key={`in ${currencyOf(entry)}`}
                  name="Paid out to the borrower"
                  category="LOAN_DISBURSEMENTS"
                  entry={entry}
                  number={debt.countLoanDisbursements}
                  amount={debt.amountLoanDisbursements}
                  days={debt.daysSinceLoanDisbursement}
                />,
                <LoanRow
                  key={`out ${currencyOf(entry)}`}
                  name="Payments"
                  category="LOAN_PAYMENTS"
                  entry={entry}
                  number={debt.countLoanPayments}
                  amount={debt.amountLoanPayments}
                  days={debt.daysSinceLoanPayment}
                />,
              ];
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface LoanRowProps {
  readonly name: string;
  readonly category: string;
  readonly entry: Attributes;
  readonly number: number | null;
  readonly amount: number | null;
  readonly days: number | null;
}

function LoanRow({ name, category, entry, number, amount, days }: LoanRowProps) {
  const { accounts } = useReportContext();
  const evidence = { title: `Loans: ${name}`, filter: inCategory(accounts, entry, category) };
  return (
    <tr>
      <th scope="row">
        {name}, {currencyOf(entry)}
      </th>
      <td>
        <Figure {...evidence} value={ifKnown(number, String)} />
      </td>
      <td>
        <Figure {...evidence} value={ifKnown(amount, (known) => flow(known, entry))} />
      </td>
      <td>{ago(days)}</td>
    </tr>
  );
}
