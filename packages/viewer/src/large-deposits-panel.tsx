import { useQuery } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { day } from './day.js';
import { Figure } from './evidence.js';
import { MAX_IDS } from './filters.js';
import {
  type DepositThresholdInput,
  LargeDepositsDocument,
  type LargeDepositsQueryVariables,
} from './generated/graphql.js';
import { Loaded } from './loaded.js';
import { currencyOf, flow, money } from './money.js';
import { Empty, Panel } from './panel.js';
import { accountName, reportIn, useReportContext } from './report-context.js';
import { Scrolled } from './scrolled.js';
import { ifKnown } from './unknown.js';

type Question = Pick<LargeDepositsQueryVariables, 'threshold' | 'days'>;

/** Deposits whose source a lender asks for. The reader states the threshold, because income that qualifies is not in a report. */
export function LargeDepositsPanel() {
  const { report, accounts } = useReportContext();
  const [question, setQuestion] = useState<Question>({ threshold: { fixedAmount: 1_000 }, days: 60 });
  const { data, error } = useQuery(LargeDepositsDocument, { variables: { id: report.id, ...question } });
  const lists = reportIn(data)?.largeDeposits;
  return (
    <Panel title="Large deposits">
      <ThresholdForm onChange={setQuestion} />
      <Loaded data={data} error={error} what="deposits">
        {() => !lists && <Empty>Not known: transactions are missing.</Empty>}
      </Loaded>
      {lists?.map((list) => {
        const ids = list.deposits.map(({ transactionId }) => transactionId).slice(0, MAX_IDS);
        const evidence = { title: 'Large deposits', filter: { transactionIds: ids } };
        return (
          <Scrolled key={currencyOf(list)} label={`Large deposits, ${currencyOf(list)}`}>
            <table className="figures">
              <caption>
                {list.count === 0 ? (
                  'No deposit'
                ) : (
                  <Figure {...evidence} value={list.count.toLocaleString()} />
                )}{' '}
                above {money(list.thresholdAmount, list)} since {day(list.startDate)}
                {list.count > 0 && (
                  <>
                    , in all{' '}
                    <Figure {...evidence} value={ifKnown(list.totalAmount, (total) => flow(total, list))} />
                  </>
                )}
              </caption>
              <tbody>
                {list.deposits.map(({ transactionId, accountId, date, amount, ...deposit }) => {
                  const account = accounts.find((one) => one.accountId === accountId);
                  const { originalDescription, ownTransferTransactionId } = deposit;
                  const others = ownTransferTransactionId === null ? [] : [ownTransferTransactionId];
                  return (
                    <tr key={transactionId}>
                      <th scope="row">
                        {originalDescription ?? 'No description'}
                        <small className="line">
                          {day(date)} · {account && accountName(account)}
                          {others.length > 0 && <strong> · seems to be a transfer of their own</strong>}
                        </small>
                      </th>
                      <td>
                        <Figure
                          title={`Deposit of ${day(date)}`}
                          filter={{ transactionIds: [transactionId, ...others] }}
                          value={flow(amount, list)}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Scrolled>
        );
      })}
    </Panel>
  );
}

function ThresholdForm({ onChange }: { onChange: (question: Question) => void }) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const amount = Number(form.get('amount'));
    const threshold: DepositThresholdInput =
      form.get('kind') === 'income' ? { qualifyingMonthlyIncome: amount } : { fixedAmount: amount };
    onChange({ threshold, days: Number(form.get('days')) });
  };
  return (
    <form className="filters" onSubmit={submit}>
      <label>
        Above
        <select name="kind">
          <option value="fixed">an amount of</option>
          <option value="income">half of a monthly income of</option>
        </select>
      </label>
      <label>
        Amount
        <input name="amount" type="number" min="0" step="any" required defaultValue={1_000} />
      </label>
      <label>
        Days
        <input name="days" type="number" min="1" max="731" required defaultValue={60} />
      </label>
      <button type="submit">Find</button>
    </form>
  );
}
