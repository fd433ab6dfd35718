/**
 * Prints the heap size of a mapped report, and the length of its JSON:
 *
 *   node --expose-gc test/support/heap-of-report.js <transactions> <insights: true|false> <read: none|some|all>
 *
 * with its transactions parsed, or still as bytes.
 *
 * Runs in its own process, so that nothing else changes the heap.
 */
import { setTimeout } from 'node:timers/promises';
import { createReport } from '../../bench/upstream/report.js';
import { parseReport } from '../../build/reports/parse-report.js';

/** The least number of transactions in memory. One small report would be lost in the noise of Node's own allocations. */
const HELD = 20_000;

const transactions = Number(process.argv[2]);
const insights = process.argv[3] === 'true';
const parts = process.argv[4];
const body = Buffer.from(JSON.stringify(createReport(transactions, insights)));

function read() {
  // Each has its own bytes, as from the network.
  const answer = parseReport(
    { path: '/credit/relay/get', kind: 'read', role: 'reader', guaranteed: [] },
    Buffer.from(body),
    {
      includeInsights: insights,
      fastReport: false,
      daysToInclude: null,
    },
  );
  const lists = answer.report.items.flatMap(({ accounts }) =>
    accounts.map((account) => account.allTransactions),
  );
  const unread = { none: lists.length, some: 1, all: 0 }[parts];
  for (const list of lists.slice(unread)) list?.get();
  return answer;
}

async function used() {
  // The compiler keeps objects alive for a moment.
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
