import { lazy, Suspense, useMemo } from 'react';
import { Figure } from './evidence.js';
import { Loaded } from './loaded.js';
import { currencyName, currencyOf, money } from './money.js';
import { ChartPanel, Empty, Panel, Waiting } from './panel.js';
import { type BalanceDay, type BalanceHistory, useBalanceHistories } from './past-balances.js';
import { Unknown } from './unknown.js';
import { type Columns, VirtualTable } from './virtual-table.js';

const BalancesChart = lazy(() => import('./balances-chart.js'));
const TITLE = 'Balances by day';

/** The balances of past days: a chart for each currency. */
export function BalancesPanel() {
  const { histories, error } = useBalanceHistories();
  if (!histories || histories.length === 0) {
    return (
      <Panel title={TITLE} className={error || histories ? '' : 'charted'}>
        <Loaded data={histories} error={error} what="balances">
          {() => <Empty>The report has no balances of past days.</Empty>}
        </Loaded>
      </Panel>
    );
  }
  return histories.map((history) => (
    <ChartPanel
      key={currencyOf(history)}
      title={`${TITLE}, ${currencyName(history)}`}
      chart={
        <Suspense fallback={<Waiting what="the chart" />}>
          <BalancesChart history={history} />
        </Suspense>
      }
      table={<BalancesTable history={history} />}
    />
  ));
}

const keyOf = ({ date }: BalanceDay) => date;

function BalancesTable({ history }: { history: BalanceHistory }) {
  const rows = useMemo(() => history.days.toReversed(), [history]);
  const columns = useMemo(
    (): Columns<BalanceDay> => [
      { id: 'date', header: 'Date', cell: ({ row }) => row.original.date },
      ...history.lines.map(({ accountId, name }) => ({
        id: `amount-${accountId}`,
        header: name,
        cell: ({ row: { original } }: { row: { original: BalanceDay } }) => {
          const { date, amounts } = original;
          const amount = amounts[accountId];
          if (amount === undefined) return <Unknown />;
          return (
            <Figure
              title={`Balance of ${name} on ${date}`}
              filter={{ accountIds: [accountId], startDate: date, endDate: date }}
              value={money(amount, history)}
            />
          );
        },
      })),
    ],
    [history],
  );
  return <VirtualTable label={TITLE} columns={columns} rows={rows} keyOf={keyOf} total={rows.length} />;
}
