import { describe, expect, it, jest } from '@jest/globals';
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

  it('let an operation begin at once, also after another that was short', () => {
    const turns = new Turns();
    jest.spyOn(performance, 'now').mockReturnValue(0);
    expect(turns.next()).toBeNull();
    expect(turns.next()).toBeNull();
    jest.restoreAllMocks();
  });

  it('let one operation begin per turn of the event loop after a long one, in order', async () => {
    const turns = new Turns();
    let turn = 0;
    let isOver = false;
    const count = () => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const begun: [operation: number, turn: number][] = [];
    turns.next();
    occupy(6);
    await Promise.all(
      [1, 2, 3, 4].map(async (operation) => {
        await turns.next();
        // An operation continues after several promises, and may be long.
        await Promise.resolve();
        begun.push([operation, turn]);
        occupy(6);
      }),
    );
    isOver = true;
    expect(begun.map(([operation]) => operation)).toEqual([1, 2, 3, 4]);
    expect(new Set(begun.map(([, at]) => at)).size).toBe(4);
  });

  it('queue the jobs of an operation that has used its slice otherwise', async () => {
    const turns = new Turns();
    turns.next();
    occupy(6);
    const job = turns.run({}, () => 7);
    expect(job).toBeInstanceOf(Promise);
    expect(await job).toBe(7);
  });

  it('are shared by operations that begin and jobs of others', async () => {
    const turns = new Turns();
    const done: string[] = [];
    const many = {};
    const jobs = Array.from({ length: 30 }, () =>
      turns.run(many, () => {
        occupy(6);
        done.push('job');
      }),
    );
    await turns.next();
    done.push('operation');
    await Promise.all(jobs);
    expect(done.indexOf('operation')).toBeLessThan(4);
    expect(done).toHaveLength(31);
  });

  it('say how long the first operation has waited', async () => {
    const turns = new Turns();
    expect(turns.waitMs).toBe(0);
    turns.next();
    occupy(6);
    const first = turns.next();
    occupy(6);
    const second = turns.next();
    expect(turns.waitMs).toBeGreaterThanOrEqual(6);
    await Promise.all([first, second]);
    expect(turns.waitMs).toBe(0);
  });
});
