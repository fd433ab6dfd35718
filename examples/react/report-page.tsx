import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { type FragmentType, getFragmentData } from './generated/fragment-masking.js';
import { AccountCardFragmentDoc, ReportDocument } from './generated/graphql.js';
import { money } from './money.js';
import { Problem, problemOf } from './problem.js';
import { Transactions } from './transactions.js';

const DAY_AND_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function ReportPage({ id }: { id: string }) {
  const { data, error, loading, startPolling, stopPolling } = useQuery(ReportDocument, { variables: { id } });
  const node = data?.node;
  const answer = node?.__typename === 'RelayToken' ? node.assetReport : null;
  const { report, error: failure } = answer ?? {};

  // PENDING is data, not an error: Plaid may need minutes to create a report. Poll at the interval that the server returns.
  const retryAfterMs = answer?.retryAfterMs;
  useEffect(() => {
    if (retryAfterMs) startPolling(retryAfterMs);
    return stopPolling;
  }, [retryAfterMs, startPolling, stopPolling]);

  return (
    <main>
      <h1>Accounts</h1>
      <p role="status">
        {answer?.status === 'PENDING' && 'The banks are still being asked. The report will appear here.'}
        {report && `As of ${DAY_AND_TIME.format(new Date(report.dateGenerated))}`}
        {loading && !answer && 'Loading the report…'}
      </p>
      {error && <Problem {...problemOf(error)} />}
      {failure && (
        <Problem code={failure.errorCode} text={failure.displayMessage ?? 'Plaid could not make it.'} />
      )}
      {data && !answer && <Problem code="NOT_A_REPORT" text="The id is not that of a relayed report." />}
      {report?.items.map(({ id, institutionName, accounts }) => (
        <section key={id}>
          <h2>{institutionName ?? 'A bank without a name'}</h2>
          {accounts.map((account) => (
            <AccountCard key={account.id} account={account} />
          ))}
        </section>
      ))}
    </main>
  );
}

/** Gets the masked account, and reads only the fields of its own fragment. */
function AccountCard({ account }: { account: FragmentType<typeof AccountCardFragmentDoc> }) {
  const { id, name, mask, type, subtype, balances } = getFragmentData(AccountCardFragmentDoc, account);
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>
          {name ?? 'An account without a name'}{' '}
          <small>
            {subtype?.toLowerCase().replaceAll('_', ' ')} {mask && `··${mask}`}
          </small>
        </h3>
        <span>
          {balances.current === null ? 'balance unknown' : money(balances.current, balances)}
          {/* A balance is positive both for money in an account and for money owed. */}
          {(type === 'CREDIT' || type === 'LOAN') && <small> owed</small>}
        </span>
      </summary>
      <div>{isOpen && <Transactions accountId={id} of={name ?? 'the account'} />}</div>
    </details>
  );
}
