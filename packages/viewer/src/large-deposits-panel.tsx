import { useQuery } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { NOT_CACHED } from './client.js';
import { day } from './day.js';
import { Figure } from './evidence.js';
import { byIds } from './filters.js';
import {
  type DepositThresholdInput,
  LargeDepositsDocument,
  type LargeDepositsPartsFragment,
  type LargeDepositsQueryVariables,
} from './generated/graphql.js';
import { Loaded } from './loaded.js';
import { type Currency, currencyName, currencyOf, flow, money } from './money.js';
import { Empty, Panel } from './panel.js';
import { accountName, reportIn, useReportContext } from './report-context.js';
import { Scrolled } from './scrolled.js';
import { ifKnown } from './unknown.js';

type Question = Pick<LargeDepositsQueryVariables, 'threshold' | 'days'>;

/** Deposits whose source a lender asks for. The reader states the threshold, because income that qualifies is not in a report. */
export function LargeDepositsPanel() {
  const { report } = useReportContext();
  const [question, setQuestion] = useState<Question>({ threshold: { fixedAmount: 1_000 }, days: 60 });
  const { data, error } = useQuery(LargeDepositsDocument, {
    variables: { id: report.id, ...question },
    errorPolicy: NOT_CACHED,
  });
  const lists = reportIn(data)?.largeDeposits;
  return (
    <Panel title="Large deposits">
      <ThresholdForm onChange={setQuestion} />
      <Loaded data={data} error={error} what="deposits">
        {() => !lists && <Empty>Not known: transactions are missing.</Empty>}
      </Loaded>
      {lists?.map((list) => (
        <DepositList key={currencyOf(list)} list={list} />
      ))}
      {lists?.length === 0 && <Empty>The report has no deposits.</Empty>}
    </Panel>
  );
}

function DepositList({ list }: { list: LargeDepositsPartsFragment }) {
  const { deposits, count, thresholdAmount, totalAmount, startDate } = list;
  const evidence = byIds(
    'Large deposits',
    deposits.map(({ transactionId }) => transactionId),
  );
  const threshold = `above ${money(thresholdAmount, list)} since ${day(startDate)}`;
  if (count === 0) return <Empty>No deposit {threshold}</Empty>;
  return (
    <Scrolled label={`Large deposits, ${currencyName(list)}`}>
      <table className="figures">
        <caption>
          <Figure {...evidence} value={count.toLocaleString()} /> {threshold}, in all{' '}
          <Figure {...evidence} value={ifKnown(totalAmount, (total) => flow(total, list))} />
        </caption>
        <tbody>
          {deposits.map((deposit) => (
            <DepositRow key={deposit.transactionId} deposit={deposit} currency={list} />
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

interface DepositRowProps {
  readonly deposit: LargeDepositsPartsFragment['deposits'][number];
  readonly currency: Currency;
}

function DepositRow({ deposit, currency }: DepositRowProps) {
  const { accounts } = useReportContext();
  const { transactionId, accountId, date, amount, originalDescription, ownTransferTransactionId } = deposit;
  const account = accounts.find((one) => one.accountId === accountId);
  return (
    <tr>
      <th scope="row">
        {originalDescription ?? 'No description'}
        <small className="line">
          {day(date)} · {account && accountName(account)}
          {ownTransferTransactionId !== null && (
            <>
              {' · '}
              <Figure
                title={`Both sides of the transfer of ${day(date)}`}
                filter={{ transactionIds: [transactionId, ownTransferTransactionId] }}
                value="looks like a transfer from another account"
              />
            </>
          )}
        </small>
      </th>
      <td>
        <Figure
          title={`Deposit of ${day(date)}`}
          filter={{ transactionIds: [transactionId] }}
          value={flow(amount, currency)}
        />
      </td>
    </tr>
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
