/**
 * Prints how much of the heap a mapped report takes, and how long its JSON was:
 *
 *   node --expose-gc test/support/heap-of-report.js <transactions> <insights: true|false> <read: true|false>
 *
 * with its transactions read, or still the bytes that came.
 *
 * A process of its own, since nothing else may come and go in the heap meanwhile.
 */
import { setTimeout } from 'node:timers/promises';
import { createReport } from '../../bench/upstream/report.js';
import { parseReport } from '../../build/reports/parse-report.js';

/** As many transactions as are held at least: one small report would drown in what Node itself allocates. */
const HELD = 20_000;

const transactions = Number(process.argv[2]);
const insights = process.argv[3] === 'true';
const isRead = process.argv[4] === 'true';
const body = Buffer.from(JSON.stringify(createReport(transactions, insights)));

function read() {
  // Each has bytes of its own, as from the network.
  const answer = parseReport(
    { path: '/credit/relay/get', kind: 'read', role: 'reader', guaranteed: [] },
    Buffer.from(body),
    {
      includeInsights: insights,
      fastReport: false,
      daysToInclude: null,
    },
  );
  if (isRead) answer.report.coverage.get();
  return answer;
}

async function used() {
  // What the compiler has in hand keeps things alive for a moment.
  await setTimeout(50);
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

for (let round = 0; round < 3; round += 1) read();
const held = new Array(Math.ceil(HELD / transactions)).fill(null);
const before = await used();
for (let index = 0; index < held.length; index += 1) held[index] = read();
const after = await used();
process.stdout.write(
  JSON.stringify({ wireBytes: body.length, heapBytes: Math.round((after - before) / held.length) }),
);
