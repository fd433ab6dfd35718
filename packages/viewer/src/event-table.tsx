import type { ReactNode } from 'react';
import { type Evidence, Figure } from './evidence.js';
import { Unknown } from './unknown.js';
import { count } from './words.js';

/** How often things of a kind happened, how much they were, and when the last one was. */
export function EventTable({ children }: { children: ReactNode }) {
  return (
    <div className="scrolled-aside">
      <table className="figures stacked">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Number</th>
            <th scope="col">Amount</th>
            <th scope="col">Last before the report</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface EventRowProps extends Evidence {
  /** How many there are; null when it is not known. */
  readonly number: number | null;
  /** Null when it is not known. */
  readonly amount: string | null;
  /** The days from the last one to the report. Null when there is none. */
  readonly days: number | null;
}

export function EventRow({ number, amount, days, ...evidence }: EventRowProps) {
  return (
    <tr>
      <th scope="row">{evidence.title}</th>
      <td data-label="Number">
        <Figure {...evidence} value={number === null ? null : number.toLocaleString()} />
      </td>
      <td data-label="Amount">
        <Figure {...evidence} value={amount} />
      </td>
      <td data-label="Last before the report">
        {number === null && <Unknown />}
        {number !== null && (days === null ? <span className="quiet-text">none</span> : count(days, 'day'))}
      </td>
    </tr>
  );
}
