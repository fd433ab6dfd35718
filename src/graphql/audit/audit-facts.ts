import type { AuditFacts } from '../../audit/audit-entry.js';
import type { SubjectNames } from '../../audit/audit-subject.js';
import type { FieldClass } from '../../auth/field-class.js';
import { seesWholeSsn } from '../access/purpose.js';
import type { Context } from '../context.js';

/** These leave with an answer although nothing of anybody was read for it: live tokens, and the URLs of whole reports. */
const KEYS_TO_MORE: readonly FieldClass[] = ['token', 'file'];

/** What the log calls a social security number of which four digits were shown: who saw whole ones is the question that comes. */
const MASKED_SSN = 'ssn-masked';

/**
 * What the answer of an operation tells of people; null for nothing: it selects nothing personal, or found no report that
 * was ready. One that was refused for want of a scope tells nothing either, but is written down.
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
  const classes = record.classes.map((held) => (held === 'ssn' && !seesWholeSsn(caller) ? MASKED_SSN : held));
  const operation = { name, hash };
  if (decision === 'denied') {
    return { decision, operation, classes, subjects: [], count: 0, plaidRequestIds: [] };
  }
  const { tenant } = caller.principal;
  const givesKeys = record.classes.some((held) => KEYS_TO_MORE.includes(held));
  const read = new Set(auditTrail.subjects.map(({ token }) => token));
  const unread = givesKeys ? auditTrail.tokens.filter((token) => !read.has(token)) : [];
  const subjects = [
    ...auditTrail.subjects.map(({ token, reportId }) => ({
      token: names.nameOf(tenant, token),
      report: reportId === null ? null : names.nameOf(tenant, reportId),
    })),
    ...unread.map((token) => ({ token: names.nameOf(tenant, token), report: null })),
  ];
  const { plaidRequestIds } = auditTrail;
  const gives = subjects.length > 0 || givesKeys;
  return gives ? { decision, operation, classes, subjects, count: subjects.length, plaidRequestIds } : null;
}

/** Whether any of the classes says something of somebody. */
export function isPersonal(classes: readonly FieldClass[]): boolean {
  return classes.some((name) => name !== 'public');
}
