import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createFailureLog } from '../../../src/app/failure-log.js';
import { createLog } from '../../../src/app/log.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function start(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const failures = createFailureLog(createLog(level, { write: (line) => lines.push(JSON.parse(line)) }));
  return { lines, failures };
}

const failure = (code: string, plaidRequestId: string | null = null) => [{ code, plaidRequestId }];

describe('a failed operation', () => {
  it("is a warning with its code, its request id and Plaid's", () => {
    const { lines, failures } = start();
    failures.note(failure('PLAID_ERROR', 'plaid-1'), 'request-1');
    expect(lines).toMatchObject([
      { level: 40, code: 'PLAID_ERROR', requestId: 'request-1', plaidRequestId: 'plaid-1' },
    ]);
  });

  it('becomes one line with a number when there are many of one code', () => {
    const { lines, failures } = start();
    for (let index = 0; index < 2_000; index += 1)
      failures.note(failure('UPSTREAM_TIMEOUT'), `request-${index}`);
    failures.note(failure('OVERLOADED'), 'other');
    expect(lines.map(({ code, count }) => [code, count])).toEqual([
      ['UPSTREAM_TIMEOUT', undefined],
      ['OVERLOADED', undefined],
    ]);
    jest.advanceTimersByTime(10_001);
    expect(lines.slice(2).map(({ code, count }) => [code, count])).toEqual([['UPSTREAM_TIMEOUT', 1_999]]);
    failures.note(failure('UPSTREAM_TIMEOUT'), 'later');
    expect(lines.at(-1)).toMatchObject({ code: 'UPSTREAM_TIMEOUT', requestId: 'later' });
  });

  it('is counted to the end when the server stops', () => {
    const { lines, failures } = start();
    failures.note(failure('OVERLOADED'), 'one');
    failures.note(failure('OVERLOADED'), 'two');
    failures.stop();
    expect(lines.at(-1)).toMatchObject({ code: 'OVERLOADED', count: 1 });
  });

  it('is logged at debug only when the client caused it', () => {
    const quiet = start();
    quiet.failures.note(failure('BAD_USER_INPUT'), 'request');
    expect(quiet.lines).toEqual([]);
    const verbose = start('debug');
    verbose.failures.note(failure('BAD_USER_INPUT'), 'request');
    expect(verbose.lines).toMatchObject([{ level: 20, code: 'BAD_USER_INPUT' }]);
  });
});
