import { useState } from 'react';
import type { TransactionFilterInput } from './generated/graphql.js';
import { Panel } from './panel.js';
import { TransactionFilterForm } from './transaction-filter-form.js';
import { TransactionSums } from './transaction-sums.js';
import { TransactionTable } from './transaction-table.js';

/** All transactions of the report, with the filters and sums of the graph. */
export function TransactionsPanel() {
  const [filter, setFilter] = useState<TransactionFilterInput>({});
  return (
    <Panel title="Transactions" className="wide transactions">
      <TransactionFilterForm onChange={setFilter} />
      <TransactionSums filter={filter} />
      <TransactionTable filter={filter} label="Transactions" />
    </Panel>
  );
}
