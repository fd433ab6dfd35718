import { CartesianGrid, Legend, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { Chart, LEGEND, MARGIN, TICK, TOOLTIP } from './chart.js';
import { day, dayOfMonth, month } from './day.js';
import { money, tick } from './money.js';
import type { BalanceDay, BalanceHistory } from './past-balances.js';

/** Lines differ in their dashes, so that they can be told apart without colours. */
const DASHES = ['', '6 3', '2 3', '10 3 2 3'];

/** A shorter history has days below its axis, because most of its months would have no place there. */
const MIN_MONTHS = 4;

export default function BalancesChart({ history }: { history: BalanceHistory }) {
  const { lines, days } = history;
  const months = days.map(({ date }) => date).filter((date) => date.endsWith('-01'));
  const isLong = months.length >= MIN_MONTHS;
  return (
    <Chart>
      <LineChart data={[...days]} margin={MARGIN} title="Balances by day">
        <CartesianGrid vertical={false} />
        <XAxis
          tick={TICK}
          tickMargin={6}
          dataKey="date"
          {...(isLong && { ticks: months })}
          tickFormatter={isLong ? month : dayOfMonth}
          minTickGap={48}
          tickLine={false}
        />
        <YAxis
          tick={TICK}
          tickFormatter={(amount) => tick(amount, history)}
          width={60}
          tickLine={false}
          axisLine={false}
        />
        <ReferenceLine y={0} className="zero" />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={(date) => day(String(date))}
          formatter={(amount) => money(Number(amount), history)}
        />
        <Legend {...LEGEND} />
        {lines.map(({ accountId, name }, index) => (
          <Line
            key={accountId}
            name={name}
            dataKey={({ amounts }: BalanceDay) => amounts[accountId]}
            className={`line-${index % DASHES.length}`}
            stroke={`var(--line-${index % DASHES.length})`}
            strokeDasharray={DASHES[index % DASHES.length] ?? ''}
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
            legendType="plainline"
          />
        ))}
      </LineChart>
    </Chart>
  );
}
