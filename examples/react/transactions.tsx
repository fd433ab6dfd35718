import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { AccountTransactionsDocument } from './generated/graphql.js';
import { money } from './money.js';
import { Problem, problemOf } from './problem.js';

const PAGE_SIZE = 10;

export function Transactions({ accountId, of }: { accountId: string; of: string }) {
  const { data, error, loading, fetchMore } = useQuery(AccountTransactionsDocument, {
    variables: { id: accountId, first: PAGE_SIZE },
  });
  // The `error` of the hook does not include errors of `fetchMore`.
  const [moreError, setMoreError] = useState<Error>();
  const problem = error ?? moreError;
  const node = data?.node;
  const page = node?.__typename === 'Account' ? node.transactions : null;

  // The type policies append the page to the pages before it. `data` has all pages, so `updateQuery` is not needed.
  const showMore = () => {
    if (loading) return;
    setMoreError(undefined);
    fetchMore({ variables: { after: page?.pageInfo.endCursor } }).catch(setMoreError);
  };

  return (
    <>
      <p role="status">
        {loading && 'Loading transactions…'}
        {!loading && page && `${page.nodes.length} of ${page.totalCount ?? '?'} transactions`}
        {!loading && data && !page && 'The bank gave no transactions.'}
      </p>
      {page && page.nodes.length > 0 && (
        <table aria-label={`Transactions of ${of}`}>
          <thead>
            <tr>
              <th scope="col">Description and date</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {page.nodes.map(({ transactionId, date, originalDescription, pending, amount, ...currency }) => (
              <tr key={transactionId}>
                <td>
                  {originalDescription}
                  <small>
                    <time>{date}</time> {pending && '· pending'}
                  </small>
                </td>
                {/* Plaid's amounts are positive for money out. Bank statements use the opposite sign. */}
                <td>{money(-amount, currency, 'exceptZero')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problem && <Problem {...problemOf(problem)} onRetry={() => setMoreError(undefined)} />}
      {page?.pageInfo.hasNextPage && (
        // `disabled` would remove the focus from the button.
        <button type="button" aria-disabled={loading} onClick={showMore}>
          Show more
        </button>
      )}
    </>
  );
}
