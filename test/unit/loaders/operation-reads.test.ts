import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Held } from '../../../src/cache/shared-cache.js';
import { OperationReads } from '../../../src/loaders/operation-reads.js';
import type { ReportState } from '../../../src/loaders/report-state.js';

const counted = { readers: 0 };
beforeEach(() => {
  counted.readers = 0;
});

function elsewhere(): Held<ReportState> {
  return {
    value: {
      status: 'ELSEWHERE',
      report: {
        id: 1,
        thread: { copy: () => Promise.reject(new Error('not asked for')) },
        requestId: 'request',
        assetReportId: 'report',
        dateGenerated: '2026-03-15T12:00:00Z',
        hasInsights: false,
        retain: () => {
          counted.readers += 1;
        },
        release: () => {
          counted.readers -= 1;
        },
        letGo: () => {},
      },
    },
    isCurrent: true,
    bytes: 1,
    whenGone: () => () => {},
  };
}

describe('the reads of an operation', () => {
  it('retain a report that another thread has once, and release it as often', () => {
    const reads = new OperationReads();
    const held = elsewhere();
    reads.report(held);
    reads.report(held);
    expect(counted.readers).toBe(1);
    reads.release();
    expect(counted.readers).toBe(0);
  });

  it('retain nothing that comes when the operation is over: nobody would release it', () => {
    const reads = new OperationReads();
    reads.release();
    reads.report(elsewhere());
    expect(counted.readers).toBe(0);
  });

  it('name whose data they are once each, with the calls that brought it', () => {
    const reads = new OperationReads();
    const subject = { token: 'token', reportId: 'report' };
    reads.subject(subject, 'call-1');
    reads.subject({ ...subject }, 'call-1');
    reads.subject({ token: 'token', reportId: null }, 'call-2');
    expect(reads.subjects).toEqual([subject, { token: 'token', reportId: null }]);
    expect(reads.plaidRequestIds).toEqual(['call-1', 'call-2']);
  });
});
