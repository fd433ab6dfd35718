import type { AuditFacts } from '../../audit/audit-entry.js';
import type { SubjectNames } from '../../audit/audit-subject.js';
import type { FieldClass } from '../../auth/field-class.js';
import { seesWholeSsn } from '../access/purpose.js';
import type { Context } from '../context.js';

/** Classes that give access to personal data although no report was read: live tokens, and the URLs of whole reports. */
const CREDENTIAL_CLASSES: readonly FieldClass[] = ['token', 'file'];

/** The log's class for a social security number of which only four digits were shown. Auditors ask who saw complete numbers. */
const MASKED_SSN = 'ssn-masked';

/**
 * Facts about the personal data in the response of an operation. Null when there is none: the operation selects no personal
 * data, or found no report that was ready. An operation that is refused for a missing scope shows no data either, but is
 * recorded.
 */
export function auditFactsOf(
  { record, auditTrail, caller }: Context,
  hasData: boolean,
  names: SubjectNames,
): AuditFacts | null {
  const { name, hash, decision } = record;
  if (!isPersonal(record.classes)) return null;
  // An operation that is refused as a whole, for its size or its variables, shows nothing.
  if (!hasData && decision === 'allowed') return null;
  const classes = record.classes.map((dataClass) =>
    dataClass === 'ssn' && !seesWholeSsn(caller) ? MASKED_SSN : dataClass,
  );
  const operation = { name, hash };
  if (decision === 'denied') {
    return { decision, operation, classes, subjects: [], count: 0, plaidRequestIds: [] };
  }
  const { tenant } = caller.principal;
  const returnsCredentials = record.classes.some((dataClass) => CREDENTIAL_CLASSES.includes(dataClass));
  const read = new Set(auditTrail.subjects.map(({ token }) => token));
  const unread = returnsCredentials ? auditTrail.tokens.filter((token) => !read.has(token)) : [];
  const subjects = [
    ...auditTrail.subjects.map(({ token, reportId }) => ({
      token: names.nameOf(tenant, token),
      report: reportId === null ? null : names.nameOf(tenant, reportId),
    })),
    ...unread.map((token) => ({ token: names.nameOf(tenant, token), report: null })),
  ];
  const { plaidRequestIds } = auditTrail;
  if (subjects.length === 0 && !returnsCredentials) return null;
  return { decision, operation, classes, subjects, count: subjects.length, plaidRequestIds };
}

/** Whether one of the classes is personal data. */
export function isPersonal(classes: readonly FieldClass[]): boolean {
  return classes.some((name) => name !== 'public');
}
