import { range } from './day.js';
import { Figure } from './evidence.js';
import { MAX_IDS } from './filters.js';
import type { IncomeStreamPartsFragment } from './generated/graphql.js';
import { currencyOf, flow } from './money.js';
import { Empty, Panel } from './panel.js';
import { ifKnown } from './unknown.js';
import { sentence, words } from './words.js';

/** Payers whose deposits look like income. */
export function IncomePanel({ streams }: { streams: readonly IncomeStreamPartsFragment[] | null }) {
  return (
    <Panel title="Income streams" note={<small>A heuristic: it verifies no employer</small>}>
      {streams === null && <Empty>Not known: transactions or their categories are missing.</Empty>}
      {streams?.length === 0 && <Empty>No payer has deposits that look like income.</Empty>}
      {streams && streams.length > 0 && (
        <div className="scrolled-aside">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">Payer</th>
                <th scope="col">Typical</th>
                <th scope="col">Paydays</th>
                <th scope="col">Total</th>
                <th scope="col" className="left">
                  Confidence
                </th>
              </tr>
            </thead>
            <tbody>
              {streams.map((stream) => (
                <StreamRow key={`${stream.payer} ${currencyOf(stream)}`} stream={stream} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function StreamRow({ stream }: { stream: IncomeStreamPartsFragment }) {
  const { payer, cadence, status, confidence, firstDate, lastDate, transactionIds } = stream;
  const evidence = {
    title: `Income from ${payer}`,
    filter: { transactionIds: transactionIds.slice(0, MAX_IDS) },
  };
  return (
    <tr>
      <th scope="row">
        {payer}
        <small className="line">
          {sentence(cadence)}, {words(status)} · {range(firstDate, lastDate)}
        </small>
      </th>
      <td>
        <Figure {...evidence} value={ifKnown(stream.typicalAmount, (amount) => flow(amount, stream))} />
      </td>
      <td>
        <Figure {...evidence} value={stream.paydayCount.toLocaleString()} />
      </td>
      <td>
        <Figure {...evidence} value={ifKnown(stream.totalAmount, (amount) => flow(amount, stream))} />
      </td>
      <td className="left">{words(confidence)}</td>
    </tr>
  );
}
