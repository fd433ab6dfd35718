import { lazy, Suspense } from 'react';
import { monthFilter, usePartialMonth } from './cash-flow-months.js';
import { month } from './day.js';
import { Figure } from './evidence.js';
import { useFigures } from './figures.js';
import type { CashFlowPartsFragment } from './generated/graphql.js';
import { Loaded } from './loaded.js';
import { currencyName, currencyOf, flow } from './money.js';
import { ChartPanel, Empty, Panel, Waiting } from './panel.js';
import { Scrolled } from './scrolled.js';
import { ifKnown } from './unknown.js';

const CashFlowChart = lazy(() => import('./cash-flow-chart.js'));
const TITLE = 'Money in and out by month';

/** A chart for each currency. */
export function CashFlowPanel() {
  const { figures, error } = useFigures();
  const summary = figures?.summary;
  if (!summary || summary.length === 0) {
    return (
      <Panel title={TITLE} className={error || figures ? '' : 'charted'}>
        <Loaded data={figures} error={error} what="months">
          {() => (
            <Empty>
              {summary ? 'The report has no transactions.' : 'Not known: transactions are missing.'}
            </Empty>
          )}
        </Loaded>
      </Panel>
    );
  }
  return summary.map((flows) => (
    <ChartPanel
      key={currencyOf(flows)}
      title={`${TITLE}, ${currencyName(flows)}`}
      chart={
        <Suspense fallback={<Waiting what="the chart" />}>
          <CashFlowChart flows={flows} />
        </Suspense>
      }
      table={<CashFlowTable flows={flows} />}
    />
  ));
}

function CashFlowTable({ flows }: { flows: CashFlowPartsFragment }) {
  const isPartial = usePartialMonth();
  return (
    <Scrolled label={TITLE}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">In</th>
            <th scope="col">Out</th>
            <th scope="col">Net</th>
          </tr>
        </thead>
        <tbody>
          {flows.months.toReversed().map((one) => {
            const name = month(one.startDate);
            const filter = monthFilter(one, flows);
            return (
              <tr key={one.startDate}>
                <th scope="row">
                  {name} {isPartial(one.startDate) && <small>part</small>}
                </th>
                <td>
                  <Figure
                    title={`Money in, ${name}`}
                    filter={{ ...filter, direction: 'INFLOW' }}
                    value={ifKnown(one.inflow, (inflow) => flow(-inflow, flows))}
                  />
                </td>
                <td>
                  <Figure
                    title={`Money out, ${name}`}
                    filter={{ ...filter, direction: 'OUTFLOW' }}
                    value={ifKnown(one.outflow, (outflow) => flow(outflow, flows))}
                  />
                </td>
                <td>
                  <Figure
                    title={`Net, ${name}`}
                    filter={filter}
                    value={ifKnown(one.net, (net) => flow(-net, flows))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}
