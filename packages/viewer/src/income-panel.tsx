import { range } from './day.js';
import { Figure } from './evidence.js';
import { useFigures } from './figures.js';
import { byIds } from './filters.js';
import type { IncomeStreamPartsFragment } from './generated/graphql.js';
import { Loaded } from './loaded.js';
import { flow } from './money.js';
import { Empty, Panel } from './panel.js';
import { Scrolled } from './scrolled.js';
import { ifKnown } from './unknown.js';
import { sentence, words } from './words.js';

/** Payers whose deposits look like income. */
export function IncomePanel() {
  const { figures, error } = useFigures();
  return (
    <Panel title="Income streams" note={<small>A heuristic: it verifies no employer</small>}>
      <Loaded data={figures} error={error} what="income">
        {({ incomeStreams }) => <Streams streams={incomeStreams} />}
      </Loaded>
    </Panel>
  );
}

function Streams({ streams }: { streams: readonly IncomeStreamPartsFragment[] | null }) {
  if (streams === null) return <Empty>Not known: transactions or their categories are missing.</Empty>;
  if (streams.length === 0) return <Empty>No payer has deposits that look like income.</Empty>;
  return (
    <Scrolled label="Income streams">
      <table className="figures stacked">
        <thead>
          <tr>
            <th scope="col">Payer</th>
            <th scope="col">Typical</th>
            <th scope="col">Paydays</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {streams.map((stream) => (
            <StreamRow key={stream.transactionIds[0]} stream={stream} />
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function StreamRow({ stream }: { stream: IncomeStreamPartsFragment }) {
  const { payer, cadence, status, confidence, firstDate, lastDate, transactionIds } = stream;
  const evidence = byIds(`Income from ${payer}`, transactionIds);
  return (
    <tr>
      <th scope="row">
        {payer}
        <small className="line">
          {sentence(cadence)}, {words(status)}, {words(confidence)} confidence · {range(firstDate, lastDate)}
        </small>
      </th>
      <td data-label="Typical">
        <Figure {...evidence} value={ifKnown(stream.typicalAmount, (amount) => flow(amount, stream))} />
      </td>
      <td data-label="Paydays">
        <Figure {...evidence} value={stream.paydayCount.toLocaleString()} />
      </td>
      <td data-label="Total">
        <Figure {...evidence} value={ifKnown(stream.totalAmount, (amount) => flow(amount, stream))} />
      </td>
    </tr>
  );
}
