import { describe, expect, it } from '@jest/globals';
import { Turns } from '../../../src/lib/turns.js';

/** Blocks the thread for this time, like a computation. */
function occupy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('turns', () => {
  it('run a short job at once, and return its result', () => {
    expect(new Turns().run({}, () => 7)).toBe(7);
  });

  it('let the event loop run between slices of many jobs', async () => {
    const turns = new Turns();
    const owner = {};
    let turnsOfOthers = 0;
    let isOver = false;
    const watch = () => {
      turnsOfOthers += 1;
      if (!isOver) setImmediate(watch);
    };
    setImmediate(watch);
    await Promise.all(Array.from({ length: 20 }, () => turns.run(owner, () => occupy(3))));
    isOver = true;
    // 60 ms of jobs in slices of 5 ms. A started job is not interrupted.
    expect(turnsOfOthers).toBeGreaterThanOrEqual(8);
  });

  it('run the only job of one owner before the last of many jobs of another', async () => {
    const turns = new Turns();
    const done: string[] = [];
    const many = {};
    const jobs = Array.from({ length: 30 }, (_, index) =>
      turns.run(many, () => {
        occupy(6);
        done.push(`many ${index}`);
      }),
    );
    const single = turns.run({}, () => {
      done.push('single');
    });
    await Promise.all([...jobs, single]);
    expect(done.indexOf('single')).toBeLessThan(4);
    expect(done).toHaveLength(31);
  });

  it('pass on the error of a job, at once or later, and continue', async () => {
    const turns = new Turns();
    const fails = () => {
      occupy(6);
      throw new Error('no');
    };
    expect(() => turns.run({}, fails)).toThrow('no');
    await expect(turns.run({}, fails)).rejects.toThrow('no');
    expect(await turns.run({}, () => 1)).toBe(1);
  });
});
