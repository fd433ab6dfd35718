import { Bar, BarChart, CartesianGrid, Legend, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { type Month, monthFilter, usePartialMonth } from './cash-flow-panel.js';
import { Chart, LEGEND, MARGIN, TICK, TOOLTIP } from './chart.js';
import { month } from './day.js';
import { useEvidence } from './evidence.js';
import type { CashFlowPartsFragment } from './generated/graphql.js';
import { money, tick } from './money.js';

/** Money in is above the line, and money out below it. A bar opens its transactions, as the table does for the keyboard. */
export default function CashFlowChart({ flows }: { flows: CashFlowPartsFragment }) {
  const open = useEvidence();
  const isPartial = usePartialMonth();
  const show =
    (direction: 'INFLOW' | 'OUTFLOW', title: string) =>
    ({ payload }: { payload?: Month }) => {
      if (payload === undefined) return;
      open({
        title: `${title}, ${month(payload.startDate)}`,
        filter: { ...monthFilter(payload, flows), direction },
      });
    };
  const amount = (value: number, options: Intl.NumberFormatOptions = {}) => money(value, flows, options);
  const name = (date: unknown) =>
    `${month(String(date))}${isPartial(String(date)) ? ', part of the month' : ''}`;
  return (
    <Chart>
      <BarChart data={[...flows.months]} stackOffset="sign" margin={MARGIN} title="Money in and out by month">
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
          dataKey="inflow"
          stackId="month"
          className="bar-in"
          fill="var(--accent)"
          isAnimationActive={false}
          onClick={show('INFLOW', 'Money in')}
        />
        <Bar
          name="Out"
          dataKey={({ outflow }: Month) => outflow && -outflow}
          stackId="month"
          className="bar-out"
          fill="var(--bar-out)"
          isAnimationActive={false}
          onClick={show('OUTFLOW', 'Money out')}
        />
        <ReferenceLine y={0} className="zero" />
      </BarChart>
    </Chart>
  );
}
