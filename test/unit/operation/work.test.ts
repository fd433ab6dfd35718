import { describe, expect, it } from '@jest/globals';
import { Turns } from '../../../src/lib/turns.js';
import { Work, WorkLimitError } from '../../../src/operation/work.js';

const list = {};
const other = {};

describe('the work of an operation', () => {
  it('is counted up to the limit, and not done beyond it', async () => {
    const work = new Work(new Turns(), 10);
    const done: string[] = [];
    await work.run(list, 'a', 6, () => done.push('a'));
    expect(() => work.run(list, 'b', 5, () => done.push('b'))).toThrow(WorkLimitError);
    await work.run(list, 'c', 4, () => done.push('c'));
    expect(done).toEqual(['a', 'c']);
    expect(work.units).toBe(10);
  });

  it('is refused with the limit and the actual units', () => {
    const work = new Work(new Turns(), 10);
    try {
      work.run(list, 'a', 11, () => null);
      throw new Error('it was done');
    } catch (error) {
      expect(error).toMatchObject({ limit: { rule: 'work', max: 10, actual: 11 } });
    }
  });

  it('is counted once for the same computation over the same list, and again for another', () => {
    const work = new Work(new Turns(), null);
    for (let time = 0; time < 3; time += 1) work.run(list, 'a', 6, () => null);
    expect(work.units).toBe(6);
    work.run(other, 'a', 6, () => null);
    work.run(list, 'b', 6, () => null);
    expect(work.units).toBe(18);
  });
});
