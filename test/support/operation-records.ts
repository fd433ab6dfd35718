import { AuditTrail } from '../../src/audit/audit-trail.js';
import { Dependencies } from '../../src/cache/dependencies.js';
import { UNOBSERVED } from '../../src/reports/operation-observer.js';
import { ReportLeases } from '../../src/reports/report-leases.js';

/** The empty records of one operation. */
export function operationRecords() {
  return {
    clientNameOf: () => null,
    auditTrail: new AuditTrail(),
    dependencies: new Dependencies(),
    leases: new ReportLeases(),
    observer: UNOBSERVED,
  };
}
