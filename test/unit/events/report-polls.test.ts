import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { ReportPolls } from '../../../src/events/report-polls.js';
import { createTopics, type TenantReport } from '../../../src/events/topic.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const COUNT = 100;

it('the reads of reports that begin at once are spread over a fifth of each pause before and after it', async () => {
  const topics = createTopics(Buffer.alloc(32, 'p'), () => null);
  const readAt = new Map<string, number[]>();
  let drawn = 0;
  const polls = new ReportPolls({
    isPolling: true,
    random: () => (drawn++ % COUNT) / COUNT,
    async read({ source }) {
      readAt.set(source.token, [...(readAt.get(source.token) ?? []), jest.now()]);
      return true;
    },
  });
  const begunAt = jest.now();
  for (let number = 0; number < COUNT; number += 1) {
    const report: TenantReport = { tenant: '', source: relayed(`token-${number}`) };
    polls.enter(topics.ofReport('', report.source), report, { onRefused: () => {} });
  }
  await jest.advanceTimersByTimeAsync(7_000);
  const firsts = [...readAt.values()].map(([first = 0]) => first - begunAt);
  expect(firsts).toHaveLength(COUNT);
  expect(Math.min(...firsts)).toBe(4_000);
  expect(Math.max(...firsts)).toBe(5_980);
  const tenths = firsts.map((ms) => Math.floor(ms / 200));
  for (const tenth of new Set(tenths)) expect(tenths.filter((each) => each === tenth)).toHaveLength(10);
  polls.stop();
});
