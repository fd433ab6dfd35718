import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import { NOT_CACHED } from './client.js';
import {
  type TransactionFilterInput,
  type TransactionOrderInput,
  TransactionPageDocument,
  type TransactionRowFragment,
} from './generated/graphql.js';
import { flow } from './money.js';
import { Empty, Waiting } from './panel.js';
import { usePrinting } from './printing.js';
import { Problem } from './problem.js';
import { accountName, reportIn, useReportContext } from './report-context.js';
import { type Columns, VirtualTable } from './virtual-table.js';
import { count, words } from './words.js';

const PAGE_SIZE = 100;
const NEWEST_FIRST: TransactionOrderInput = { field: 'DATE', direction: 'DESC' };
const keyOf = ({ transactionId }: TransactionRowFragment) => transactionId;

/** The transactions that match a filter. Further pages are loaded while the reader scrolls. */
export function TransactionTable({ filter, label }: { filter: TransactionFilterInput; label: string }) {
  const { report, accounts } = useReportContext();
  const [orderBy, setOrderBy] = useState(NEWEST_FIRST);
  const { data, previousData, error, fetchMore } = useQuery(TransactionPageDocument, {
    variables: { id: report.id, filter, orderBy, first: PAGE_SIZE },
    errorPolicy: NOT_CACHED,
  });
  // The `error` of the hook does not include errors of `fetchMore`.
  const [moreError, setMoreError] = useState<Error>();
  // While another filter or order is loading, the rows before it stay.
  const isBusy = data === undefined;
  const page = reportIn(data ?? previousData)?.transactions;
  const { hasNextPage, endCursor } = page?.pageInfo ?? {};
  const loadMore = useCallback(() => {
    if (!hasNextPage || isBusy) return;
    setMoreError(undefined);
    fetchMore({ variables: { after: endCursor } }).catch(setMoreError);
  }, [hasNextPage, isBusy, endCursor, fetchMore]);

  const columns = useMemo((): Columns<TransactionRowFragment> => {
    const names = new Map(accounts.map((account) => [account.accountId, accountName(account)]));
    const sortBy = (field: TransactionOrderInput['field'], title: string) => () => (
      <SortButton field={field} title={title} orderBy={orderBy} onSort={setOrderBy} />
    );
    return [
      { id: 'date', header: sortBy('DATE', 'Date'), cell: ({ row }) => row.original.date },
      {
        id: 'description',
        header: 'Description',
        cell: ({ row }) => <Description row={row.original} account={names.get(row.original.accountId)} />,
      },
      { id: 'account', header: 'Account', cell: ({ row }) => names.get(row.original.accountId) },
      {
        id: 'category',
        header: 'Category',
        cell: ({ row: { original } }) => words(original.creditCategory?.detailed ?? ''),
      },
      {
        id: 'amount',
        header: sortBy('AMOUNT', 'Amount'),
        cell: ({ row: { original } }) => flow(original.amount, original),
      },
    ];
  }, [accounts, orderBy]);

  if (error && !reportIn(data)?.transactions) return <Problem error={error} />;
  if (isBusy && !page) return <Waiting what="transactions" />;
  if (!page) return <Empty>The report has no list of transactions.</Empty>;
  if (page.nodes.length === 0) {
    return (
      <Empty>
        {page.totalCount === null ? 'Not known: transactions are missing.' : 'No transaction matches.'}
      </Empty>
    );
  }
  return (
    <div className="listed" aria-busy={isBusy}>
      <VirtualTable
        label={label}
        columns={columns}
        rows={page.nodes}
        keyOf={keyOf}
        total={page.totalCount}
        onEnd={loadMore}
        sorted={{
          columnId: orderBy.field === 'DATE' ? 'date' : 'amount',
          // Amounts are shown with the opposite of Plaid's sign.
          direction:
            (orderBy.direction === 'ASC') === (orderBy.field === 'DATE') ? 'ascending' : 'descending',
        }}
      />
      {error && <Problem error={error} />}
      {moreError && <Problem error={moreError} onRetry={loadMore} />}
      <p className="loaded" role="status">
        {page.nodes.length.toLocaleString()} of{' '}
        {page.totalCount === null
          ? 'an unknown number of transactions'
          : count(page.totalCount, 'transaction')}{' '}
        loaded{hasNextPage && <span className="unprinted">; scroll for more</span>}
      </p>
    </div>
  );
}

interface SortButtonProps {
  readonly field: TransactionOrderInput['field'];
  readonly title: string;
  readonly orderBy: TransactionOrderInput;
  readonly onSort: (orderBy: TransactionOrderInput) => void;
}

function SortButton({ field, title, orderBy, onSort }: SortButtonProps) {
  // Chromium leaves buttons out of the heads that it repeats on each sheet of paper.
  const isPrinting = usePrinting();
  const isSorted = orderBy.field === field;
  const direction = isSorted && orderBy.direction === 'DESC' ? 'ASC' : 'DESC';
  const arrow = (orderBy.direction === 'ASC') === (field === 'DATE') ? '↑' : '↓';
  if (isPrinting) return title;
  return (
    <button type="button" className="sort" onClick={() => onSort({ field, direction })}>
      {title} <span aria-hidden="true">{isSorted ? arrow : ''}</span>
    </button>
  );
}

/** On narrow screens it also shows what the other columns have. */
function Description({ row, account }: { row: TransactionRowFragment; account: string | undefined }) {
  const { originalDescription, merchantName, pending, date, creditCategory } = row;
  const category = words(creditCategory?.detailed ?? '');
  return (
    <>
      <span className="text">{merchantName ?? originalDescription ?? 'No description'}</span>
      {pending && <span className="tag">pending</span>}
      {merchantName !== null && originalDescription !== null && (
        <small className="wide" title={originalDescription}>
          {originalDescription}
        </small>
      )}
      <small className="narrow">{[date, account, category].filter(Boolean).join(' · ')}</small>
    </>
  );
}
