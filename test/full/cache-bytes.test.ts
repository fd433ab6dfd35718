import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { heapBytesOf } from '../../src/reports/report-store.js';

const run = promisify(execFile);
const script = new URL('../support/heap-of-report.js', import.meta.url).pathname;

/** The bounds of the estimate, relative to the heap use of the report alone. The estimate includes data that is cached with it. */
const LEAST = 1;
const MOST = 2.7;

const sizes = [100, 1_000, 10_000, 100_000].flatMap((transactions) =>
  [false, true].flatMap((insights) =>
    ['none', 'some', 'all'].map((read) => ({ transactions, insights, read })),
  ),
);

it.each(sizes)(
  'the cache estimates the memory use of a report of $transactions transactions, Insights $insights, transactions of $read of its accounts read',
  async ({ transactions, insights, read }) => {
    const { stdout } = await run(process.execPath, [
      '--expose-gc',
      '--max-old-space-size=3000',
      script,
      String(transactions),
      String(insights),
      read,
    ]);
    const { wireBytes, heapBytes } = JSON.parse(stdout) as { wireBytes: number; heapBytes: number };
    const ratio = heapBytesOf(wireBytes, insights) / heapBytes;
    expect(ratio).toBeGreaterThan(LEAST);
    expect(ratio).toBeLessThan(MOST);
  },
  120_000,
);
