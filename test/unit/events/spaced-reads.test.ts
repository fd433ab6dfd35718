import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SpacedReads } from '../../../src/events/spaced-reads.js';
import { createTopics } from '../../../src/events/topic.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import { runs } from '../../support/runs.js';

const topics = createTopics(Buffer.alloc(32, 's'), () => null);
const [ONE, OTHER] = ['one', 'other'].map((token) => topics.ofReport('', relayed(token))) as [
  ReturnType<typeof topics.ofReport>,
  ReturnType<typeof topics.ofReport>,
];

describe('spaced reads', () => {
  it('of a topic are 15 a minute at most, and none returns what is 4 s old', async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 100, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(pauses, async (passing) => {
        let now = 0;
        const reads = new SpacedReads<number>(() => now);
        const begun: number[] = [];
        for (const ms of passing) {
          now += ms;
          const readAt = await reads.of(ONE, async () => {
            begun.push(now);
            return now;
          });
          expect(now - readAt).toBeLessThan(4_000);
        }
        for (const start of begun) {
          expect(begun.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(15);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it('are not shared between topics, after `forget`, and when they throw', async () => {
    let count = 0;
    const reads = new SpacedReads<number>(() => 0);
    const next = async () => {
      count += 1;
      if (count === 1) throw new Error('no state');
      return count;
    };
    await expect(reads.of(ONE, next)).rejects.toThrow('no state');
    expect([await reads.of(ONE, next), await reads.of(ONE, next)]).toEqual([2, 2]);
    expect(await reads.of(OTHER, next)).toBe(3);
    reads.forget(ONE);
    expect([await reads.of(ONE, next), await reads.of(OTHER, next)]).toEqual([4, 3]);
  });
});
