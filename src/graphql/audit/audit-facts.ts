import type { AuditFacts } from '../../audit/audit-entry.js';
import type { SubjectNames } from '../../audit/audit-subject.js';
import type { FieldClass } from '../../auth/field-class.js';
import type { Caller } from '../../auth/principal.js';
import type { AttemptedMutation } from '../../idempotency/attempt.js';
import type { AttemptEvent } from '../../idempotency/change.js';
import { seesWholeSsn } from '../access/purpose.js';
import type { Context } from '../context.js';

/** Classes that show something of a person although no report was read: live tokens, URLs of whole reports, and attempts. */
const CLASSES_OF_TOKENS: readonly FieldClass[] = ['token', 'file', 'attempt'];

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
  const showsTokens = record.classes.some((dataClass) => CLASSES_OF_TOKENS.includes(dataClass));
  const read = new Set(auditTrail.subjects.map(({ token }) => token));
  const unread = showsTokens ? auditTrail.tokens.filter((token) => !read.has(token)) : [];
  const subjects = [
    ...auditTrail.subjects.map(({ token, reportId }) => ({
      token: names.nameOf(tenant, token),
      report: reportId === null ? null : names.nameOf(tenant, reportId),
    })),
    ...unread.map((token) => ({ token: names.nameOf(tenant, token), report: null })),
  ];
  const { plaidRequestIds, plaidClients } = auditTrail;
  if (subjects.length === 0 && !showsTokens) return null;
  return {
    decision,
    operation,
    classes,
    subjects,
    count: subjects.length,
    plaidRequestIds,
    ...(plaidClients.length > 0 && { plaidClients }),
  };
}

/** Facts about an attempt to change something at Plaid. Its subjects are the tokens that the request names. */
export function attemptFactsOf(
  {
    mutation,
    event,
    tokens,
    plaidClient,
  }: {
    readonly mutation: AttemptedMutation;
    readonly event: AttemptEvent;
    readonly tokens: readonly string[];
    /** The name of the client that makes it; null for the only client of a server. */
    readonly plaidClient: string | null;
  },
  { principal: { tenant } }: Caller,
  names: SubjectNames,
): AuditFacts {
  return {
    decision: 'allowed',
    operation: { name: mutation, hash: null },
    classes: ['attempt'],
    subjects: tokens.map((token) => ({ token: names.nameOf(tenant, token), report: null })),
    count: tokens.length,
    plaidRequestIds: [],
    ...(plaidClient !== null && { plaidClients: [plaidClient] }),
    attempt: event,
  };
}

/** Whether one of the classes is personal data. */
export function isPersonal(classes: readonly FieldClass[]): boolean {
  return classes.some((name) => name !== 'public');
}
