import type { AuditFacts } from '../audit/audit-entry.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/principal.js';
import type { Context } from '../graphql/context.js';

/** Logs who receives which personal data, before the response is sent. */
export interface Auditor {
  /** The facts to log about a response; null when it has no personal data. */
  factsOf(context: Context, hasData: boolean): AuditFacts | null;
  /** @throws {AuditUnavailableError} when the audit log cannot be written. */
  assureWritable(isForChange: boolean): Promise<void>;
  /** @throws {AuditUnavailableError} The response must not be sent then. */
  note(facts: AuditFacts, caller: Caller, requestId: string): Promise<void>;
}

/** @param log null with the embedded sandbox, unless an audit file is set: its people are invented. */
export function createAuditor(log: AuditLog | null, factsOf: Auditor['factsOf']): Auditor {
  if (log === null) {
    return { factsOf: () => null, assureWritable: async () => {}, note: async () => {} };
  }
  return {
    factsOf,
    assureWritable: (isForChange) => log.assureWritable(isForChange),
    note: (facts, { principal, purpose }, requestId) =>
      log.append({
        facts,
        recipient: { principal: principal.subject, tenant: principal.tenant, purpose, requestId },
      }),
  };
}
