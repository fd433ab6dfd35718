import { describe, expect, it } from '@jest/globals';
import { missedBy, renderReport } from '../../../soak/report.js';
import { atLeast, atMost, exactly, type Figure, type Scenario, shown } from '../../../soak/scenario.js';
import { slopeOf } from '../../../soak/slope.js';

const scenario: Scenario = { name: 'flood', title: 'water', about: 'Much of it.', run: async () => [] };
const text = (value: number) => `${value} l`;
const outcome = (...figures: Figure[]) => ({ scenario, figures, failure: null });

describe('the report of the soak', () => {
  it('names the asserted figures that miss their target, and no other', () => {
    const figures = [
      shown('depth', '3 m'),
      atMost('volume', 2, 2, text),
      atMost('flow', 3, 2, text),
      atLeast('reserve', 1, 2, text),
      exactly('leaks', 1, 0),
    ];
    expect(missedBy(outcome(...figures))).toEqual([
      'flood: flow: 3 l, target <= 2 l',
      'flood: reserve: 1 l, target >= 2 l',
      'flood: leaks: 1, target 0',
    ]);
  });

  it('a figure that could not be measured misses its target', () => {
    expect(
      missedBy(outcome(atMost('flow', Number.NaN, 2, text), atLeast('reserve', Number.NaN, 2, text))),
    ).toHaveLength(2);
  });

  it('a scenario that failed is a miss with its reason', () => {
    expect(missedBy({ scenario, figures: [], failure: 'no water' })).toEqual(['flood: no water']);
  });

  it('has a row for each figure', () => {
    const rendered = renderReport({ seed: 3, minutes: 1 }, [
      outcome(shown('depth', '3 m'), exactly('leaks', 1, 0)),
    ]);
    expect(rendered).toContain('## flood: water');
    expect(rendered).toMatch(/\| depth +\| +3 m \| +\| +\|/);
    expect(rendered).toMatch(/\| leaks +\| +1 \| +0 \| +\*\*no\*\* \|/);
  });
});

describe('the slope of memory', () => {
  it('is that of the line through the samples', () => {
    const line = [0, 10, 20, 30].map((atMs) => ({ atMs, bytes: 500 + 7 * atMs }));
    expect(slopeOf(line)).toBeCloseTo(7);
  });

  it('is 0 when memory only goes up and down', () => {
    const sawtooth = [1, 2, 2, 1].map((bytes, atMs) => ({ atMs, bytes }));
    expect(slopeOf(sawtooth)).toBeCloseTo(0);
  });
});
