import { percentile } from '../bench/measure/statistics.js';
import { digits } from '../bench/report/format.js';
import { OK, type Outcome } from './graph-client.js';

export function succeeded<One extends Outcome>(outcomes: readonly One[]): readonly One[] {
  return outcomes.filter(({ code }) => code === OK);
}

/** The value of this share of the times, in ms; NaN without outcomes. */
export function timeAt(outcomes: readonly Outcome[], share: number): number {
  if (outcomes.length === 0) return Number.NaN;
  return percentile(
    outcomes.map(({ ms }) => ms),
    share,
  );
}

/** For example "182 UPSTREAM_UNAVAILABLE, 18 PLAID_ERROR". */
export function codesOf(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { code } of outcomes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => `${count} ${code}`)
    .join(', ');
}

export const milliseconds = (value: number) => `${digits(value)} ms`;
