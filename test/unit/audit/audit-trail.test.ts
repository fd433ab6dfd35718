import { expect, it } from '@jest/globals';
import { AuditTrail } from '../../../src/audit/audit-trail.js';

it('an audit trail has each subject once, with the calls and the clients that returned its data', () => {
  const trail = new AuditTrail();
  const subject = { token: 'token', reportId: 'report' };
  trail.addSubject(subject, 'call-1', null);
  trail.addSubject({ ...subject }, 'call-1', null);
  trail.addSubject({ token: 'token', reportId: null }, 'call-2', 'acme');
  trail.addSubject(subject, 'call-1', 'acme');
  expect(trail.subjects).toEqual([subject, { token: 'token', reportId: null }]);
  expect(trail.plaidClients).toEqual(['acme']);
  expect(trail.plaidRequestIds).toEqual(['call-1', 'call-2']);
});
