import { type ReactNode, useId, useState } from 'react';

interface PanelProps {
  readonly title: string;
  /** Its place in the grid. */
  readonly className?: string;
  /** A few words beside the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, className = '', note, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note}
      </header>
      {children}
    </section>
  );
}

type ChartPanelProps = Omit<PanelProps, 'children' | 'note'> & {
  readonly chart: ReactNode;
  readonly table: ReactNode;
};

/** A chart, and the table of its numbers. */
export function ChartPanel({ chart, table, title, ...props }: ChartPanelProps) {
  const [isTable, setTable] = useState(false);
  const toggle = (
    <button type="button" className="quiet" onClick={() => setTable(!isTable)}>
      {isTable ? 'Show chart' : 'Show table'}
      <span className="unseen"> of {title}</span>
    </button>
  );
  return (
    <Panel {...props} title={title} note={toggle}>
      {isTable ? table : chart}
    </Panel>
  );
}

export function Waiting({ what }: { what: string }) {
  return (
    <p className="waiting" role="status">
      Loading {what}…
    </p>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
