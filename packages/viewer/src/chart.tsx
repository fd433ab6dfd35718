import type { ReactElement } from 'react';
import { ResponsiveContainer } from 'recharts';
import { usePrinting } from './printing.js';

/** What A4 and Letter have between the margins, in CSS pixels. */
const PAPER_WIDTH = 660;

const HEIGHT = 260;
/** Lower, so that both charts are on the first page. */
const PAPER_HEIGHT = 190;

/** As wide as its panel. It cannot measure paper. */
export function Chart({ children }: { children: ReactElement }) {
  const isPrinting = usePrinting();
  return (
    <div className="chart">
      <ResponsiveContainer
        width={isPrinting ? PAPER_WIDTH : '100%'}
        height={isPrinting ? PAPER_HEIGHT : HEIGHT}
      >
        {children}
      </ResponsiveContainer>
    </div>
  );
}

/** Recharts styles these parts inline, so a style sheet cannot. */
export const TOOLTIP = {
  isAnimationActive: false,
  contentStyle: {
    padding: '0.375rem 0.625rem',
    border: '1px solid var(--line)',
    borderRadius: 4,
    background: 'var(--card)',
  },
  itemStyle: { color: 'var(--ink)' },
} as const;

/** Recharts measures the labels of an axis with it, and sets it inline. The size of `--small`. */
export const TICK = { fontSize: '0.75rem', fill: 'var(--soft)' } as const;

export const MARGIN = { top: 8, right: 28, bottom: 0, left: 0 } as const;

export const LEGEND = {
  align: 'left',
  itemSorter: null,
  formatter: (name: string) => <span className="legend">{name}</span>,
} as const;
