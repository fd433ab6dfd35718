import { useMemo, useState } from 'react';
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  Legend,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type Month, monthFilter, usePartialMonth } from './cash-flow-months.js';
import { Chart, LEGEND, MARGIN, TICK, TOOLTIP } from './chart.js';
import { month } from './day.js';
import { useEvidence } from './evidence.js';
import type { CashFlowPartsFragment } from './generated/graphql.js';
import { money, tick } from './money.js';
import { BarFocusContext, type BarPlace, OpeningBar } from './opening-bar.js';

const TITLE = 'Money in and out by month';
const NAMES = { INFLOW: 'Money in', OUTFLOW: 'Money out' } as const;

/** Money in is above the line, and money out below it. A bar opens its transactions. */
export default function CashFlowChart({ flows }: { flows: CashFlowPartsFragment }) {
  const [stop, setStop] = useState<BarPlace>(() => newestBar(flows.months));
  const [focused, setFocused] = useState<string | null>(null);
  const focus = useMemo(
    () => ({
      stop,
      onFocus(place: BarPlace, text: string | null) {
        if (text !== null) setStop(place);
        setFocused(text);
      },
    }),
    [stop],
  );
  const bars = useMemo(() => <Bars flows={flows} />, [flows]);
  return (
    <BarFocusContext value={focus}>
      {bars}
      <p className="remark of-bars">
        {focused === null
          ? 'Transfers between accounts of the report count on both sides.'
          : `${focused}. Enter shows its transactions, and arrow keys move to other bars.`}
      </p>
    </BarFocusContext>
  );
}

function Bars({ flows }: { flows: CashFlowPartsFragment }) {
  const open = useEvidence();
  const isPartial = usePartialMonth();
  const amount = (value: number, options: Intl.NumberFormatOptions = {}) => money(value, flows, options);
  const name = (date: unknown) =>
    `${month(String(date))}${isPartial(String(date)) ? ', part of the month' : ''}`;
  const barOf = (row: BarPlace['row']) => (shape: BarShapeProps) => {
    // Recharts leaves out bars without a height, so the index among the bars may be another one.
    const { originalDataIndex: index } = shape;
    const one = flows.months[index];
    const sum = one && signedSum(one, row);
    if (one === undefined || typeof sum !== 'number') return <g />;
    return (
      <OpeningBar
        shape={shape}
        place={{ index, row }}
        text={`${NAMES[row]}, ${name(one.startDate)}, ${amount(sum, { signDisplay: 'exceptZero' })}`}
        onOpen={() =>
          open({
            title: `${NAMES[row]}, ${month(one.startDate)}`,
            filter: { ...monthFilter(one, flows), direction: row },
          })
        }
      />
    );
  };
  return (
    <Chart>
      <BarChart
        data={[...flows.months]}
        stackOffset="sign"
        margin={MARGIN}
        title={TITLE}
        // The bars have the focus, and not the chart.
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} />
        <XAxis
          tick={TICK}
          tickMargin={6}
          dataKey="startDate"
          tickFormatter={month}
          minTickGap={24}
          tickLine={false}
        />
        <YAxis
          tick={TICK}
          tickFormatter={(value) => tick(value, flows)}
          width={60}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          {...TOOLTIP}
          cursor={{ className: 'cursor' }}
          labelFormatter={name}
          formatter={(value) => amount(Number(value), { signDisplay: 'exceptZero' })}
        />
        <Legend {...LEGEND} />
        <Bar
          name="In"
          dataKey={(one: Month) => signedSum(one, 'INFLOW')}
          stackId="month"
          className="bar-in"
          fill="var(--accent)"
          isAnimationActive={false}
          shape={barOf('INFLOW')}
        />
        <Bar
          name="Out"
          dataKey={(one: Month) => signedSum(one, 'OUTFLOW')}
          stackId="month"
          className="bar-out"
          fill="var(--bar-out)"
          isAnimationActive={false}
          shape={barOf('OUTFLOW')}
        />
        <ReferenceLine y={0} className="zero" />
      </BarChart>
    </Chart>
  );
}

/** Positive for money in, and negative for money out. */
function signedSum({ inflow, outflow }: Month, row: BarPlace['row']): number | null {
  return row === 'INFLOW' ? inflow : outflow && -outflow;
}

/** The newest month with a bar. A sum of 0 has none. */
function newestBar(months: readonly Month[]): BarPlace {
  const newestOf = (row: BarPlace['row']) => months.findLastIndex((one) => signedSum(one, row));
  const index = newestOf('INFLOW');
  return index === -1 ? { index: newestOf('OUTFLOW'), row: 'OUTFLOW' } : { index, row: 'INFLOW' };
}
