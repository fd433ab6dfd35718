import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAuditFailureLog } from '../../../src/app/audit-failure-log.js';
import { createLog } from '../../../src/app/log.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function start() {
  const lines: Record<string, unknown>[] = [];
  const failures = createAuditFailureLog(
    createLog('info', { write: (line) => lines.push(JSON.parse(line)) }),
  );
  return { lines, failures };
}

const full = () => Object.assign(new Error('no space left: /var/audit.log'), { code: 'ENOSPC' });

describe('a failure of the audit log', () => {
  it('is an error by its name, with the code of the system', () => {
    const { lines, failures } = start();
    failures.onFailure('full', full());
    failures.onFailure('replaced', new Error());
    expect(lines).toMatchObject([
      {
        level: 50,
        failure: 'full',
        code: 'ENOSPC',
        msg: 'the audit log cannot be written: the disk is full',
      },
      { level: 50, failure: 'replaced' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('/var');
  });

  it('becomes one line with a number when there are many', () => {
    const { lines, failures } = start();
    for (let count = 0; count < 500; count += 1) failures.onFailure('full', full());
    expect(lines).toHaveLength(1);
    jest.advanceTimersByTime(10_001);
    expect(lines.slice(1)).toMatchObject([{ level: 50, failure: 'full', count: 499 }]);
  });

  it('is over with one line, after the number of failures; the next failure has a line again', () => {
    const { lines, failures } = start();
    for (let count = 0; count < 3; count += 1) failures.onFailure('gone', new Error());
    failures.onRecovery();
    failures.onFailure('gone', new Error());
    expect(lines).toMatchObject([
      { level: 50, failure: 'gone' },
      { level: 50, failure: 'gone', count: 2 },
      { level: 30, msg: 'the audit log can be written again' },
      { level: 50, failure: 'gone' },
    ]);
  });

  it('is none when the file was moved away, which is a warning', () => {
    const { lines, failures } = start();
    failures.onNewFile();
    expect(lines).toMatchObject([{ level: 40 }]);
  });
});
