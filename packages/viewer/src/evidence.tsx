import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { DayPartsFragment, TransactionFilterInput } from './generated/graphql.js';
import { type Currency, money } from './money.js';
import { Scrolled } from './scrolled.js';
import { TransactionSums } from './transaction-sums.js';
import { TransactionTable } from './transaction-table.js';
import { Unknown } from './unknown.js';

/** The transactions behind a number. */
export interface Evidence {
  /** What the number is. */
  readonly title: string;
  readonly filter: TransactionFilterInput;
  /** The balances that the number counts, the newest first. */
  readonly balances?: { readonly days: readonly DayPartsFragment[]; readonly currency: Currency };
}

const EvidenceContext = createContext<(evidence: Evidence) => void>(() => undefined);

/** Opens the transactions behind a number. */
export const useEvidence = () => useContext(EvidenceContext);

export function EvidenceProvider({ children }: { children: ReactNode }) {
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  // Called when the element is there. A modal dialog keeps the focus, and returns it when it closes.
  const showModal = useCallback((dialog: HTMLDialogElement | null) => dialog?.showModal(), []);
  return (
    <EvidenceContext value={setEvidence}>
      {children}
      {evidence && (
        <dialog
          className="evidence"
          ref={showModal}
          aria-labelledby="evidence-title"
          onClose={() => setEvidence(null)}
        >
          <form method="dialog">
            <h2 id="evidence-title">{evidence.title}</h2>
            <button type="submit">Close</button>
          </form>
          {evidence.balances && <Balances title={evidence.title} {...evidence.balances} />}
          <TransactionSums filter={evidence.filter} />
          <TransactionTable filter={evidence.filter} label={`Transactions: ${evidence.title}`} />
        </dialog>
      )}
    </EvidenceContext>
  );
}

function Balances({ title, days, currency }: NonNullable<Evidence['balances']> & Pick<Evidence, 'title'>) {
  return (
    <>
      <Scrolled label={`Balances: ${title}`} className="scrolled balances">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Balance at its end</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, current }) => (
              <tr key={date}>
                <th scope="row">{date}</th>
                <td>{money(current, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p className="remark">Below: the transactions from the first to the last of these days.</p>
    </>
  );
}

/** A number that opens the transactions behind it. Null is a number that is not known, and '' is none. */
export function Figure({ value, ...evidence }: Evidence & { value: string | null }) {
  const open = useEvidence();
  if (value === null) return <Unknown />;
  if (value === '') return null;
  return (
    <button type="button" className="figure" onClick={() => open(evidence)}>
      {value}
      <span className="unseen"> {evidence.title}: show transactions</span>
    </button>
  );
}
