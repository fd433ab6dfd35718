import { type FormEvent, useEffect, useRef } from 'react';
import type { TransactionDirection, TransactionFilterInput } from './generated/graphql.js';
import { accountName, useReportContext } from './report-context.js';

/** How long the reader has stopped typing before the filter is sent, in ms. */
const PAUSE_MS = 250;

/** The filters of the graph. */
export function TransactionFilterForm({ onChange }: { onChange: (filter: TransactionFilterInput) => void }) {
  const { report, accounts } = useReportContext();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => onChange(filterOf(new FormData(currentTarget), report.hasInsights)),
      PAUSE_MS,
    );
  };
  return (
    <form
      className="filters"
      aria-label="Filter of transactions"
      onChange={change}
      onReset={() => {
        clearTimeout(timer.current);
        onChange({});
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      <label>
        Text
        <input
          name="text"
          type="search"
          placeholder={report.hasInsights ? 'bank text or merchant' : 'bank text'}
        />
      </label>
      <label>
        Account
        <select name="account">
          <option value="">All</option>
          {accounts.map((account) => (
            <option key={account.id} value={account.accountId}>
              {accountName(account)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Direction
        <select name="direction">
          <option value="">In and out</option>
          <option value="INFLOW">In</option>
          <option value="OUTFLOW">Out</option>
        </select>
      </label>
      <label>
        From
        <input name="startDate" type="date" />
      </label>
      <label>
        To
        <input name="endDate" type="date" />
      </label>
      <label>
        At least
        <input name="least" type="number" min="0" step="any" />
      </label>
      <label>
        At most
        <input name="most" type="number" min="0" step="any" />
      </label>
      <label>
        Status
        <select name="pending">
          <option value="">All</option>
          <option value="false">Posted</option>
          <option value="true">Pending</option>
        </select>
      </label>
      {report.hasInsights && (
        <label>
          Category
          <input name="category" placeholder="income" />
        </label>
      )}
      <button type="reset">Clear</button>
    </form>
  );
}

function filterOf(form: FormData, hasInsights: boolean): TransactionFilterInput {
  const textOf = (name: string) => String(form.get(name) ?? '').trim() || null;
  const numberOf = (name: string) => (textOf(name) === null ? null : Number(textOf(name)));
  const account = textOf('account');
  const category = textOf('category');
  const pending = textOf('pending');
  const given: TransactionFilterInput = {
    [hasInsights ? 'text' : 'description']: textOf('text'),
    accountIds: account === null ? null : [account],
    startDate: textOf('startDate'),
    endDate: textOf('endDate'),
    pending: pending === null ? null : pending === 'true',
    creditCategories: category === null ? null : [category.toUpperCase().replaceAll(' ', '_')],
    direction: textOf('direction') as TransactionDirection | null,
    minAbsoluteAmount: numberOf('least'),
    maxAbsoluteAmount: numberOf('most'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}
