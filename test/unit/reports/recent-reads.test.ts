import { describe, expect, it } from '@jest/globals';
import { RecentReads } from '../../../src/reports/recent-reads.js';

/** A read that ends when its function is called. */
function startRead(reads: RecentReads): () => Promise<void> {
  let end = () => {};
  const ended = reads.during(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  return () => {
    end();
    return ended;
  };
}

describe('the count of recent reads', () => {
  it('is that of the reads that have not ended, also when they fail', async () => {
    const reads = new RecentReads(() => 0);
    const ends = [startRead(reads), startRead(reads)];
    const failed = reads.during(() => Promise.reject(new Error('no answer')));
    expect(reads.count).toBe(3);
    await expect(failed).rejects.toThrow('no answer');
    expect(reads.count).toBe(2);
    for (const end of ends) await end();
    expect(reads.count).toBe(0);
  });

  it('no longer has a read after a second, and still those that began after it', async () => {
    let now = 0;
    const reads = new RecentReads(() => now);
    const endFirst = startRead(reads);
    now = 600;
    startRead(reads);
    now = 999;
    expect(reads.count).toBe(2);
    now = 1_000;
    expect(reads.count).toBe(1);
    await endFirst();
    expect(reads.count).toBe(1);
    now = 1_600;
    expect(reads.count).toBe(0);
  });
});
