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

export const LEGEND = {
  align: 'left',
  itemSorter: null,
  formatter: (name: string) => <span className="legend">{name}</span>,
} as const;
