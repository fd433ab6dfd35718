import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RemoteReport } from '../../../src/reports/remote-report.js';
import { ReportLeases } from '../../../src/reports/report-leases.js';

let readers = 0;
beforeEach(() => {
  readers = 0;
});

function remoteReport(): RemoteReport {
  return {
    id: 1,
    thread: { copy: () => Promise.reject(new Error('not asked for')) },
    requestId: 'request',
    assetReportId: 'report',
    dateGenerated: '2026-03-15T12:00:00Z',
    hasInsights: false,
    retain: () => {
      readers += 1;
    },
    release: () => {
      readers -= 1;
    },
    evict: () => {},
  };
}

describe('the leases of an operation', () => {
  it('retain a report once, and release it as often', () => {
    const leases = new ReportLeases();
    const report = remoteReport();
    leases.add(report);
    leases.add(report);
    expect(readers).toBe(1);
    leases.release();
    expect(readers).toBe(0);
  });

  it('retain nothing after the operation, because nothing would release it', () => {
    const leases = new ReportLeases();
    leases.release();
    leases.add(remoteReport());
    expect(readers).toBe(0);
  });
});
