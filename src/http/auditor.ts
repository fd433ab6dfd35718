import type { AuditFacts } from '../audit/audit-entry.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/principal.js';
import type { Context } from '../graphql/context.js';

/** Writes down who is given what, before it leaves. */
export interface Auditor {
  /**
   * What a response tells of people; null for nothing.
   *
   * @param hasData whether the response has data.
   */
  factsOf(context: Context, hasData: boolean): AuditFacts | null;
  /** @throws {AuditUnavailableError} when nothing can be noted at present. */
  assureWritable(isForChange: boolean): Promise<void>;
  /** @throws {AuditUnavailableError} and the answer must not leave. */
  note(facts: AuditFacts, caller: Caller, requestId: string): Promise<void>;
}

/** @param log null where nothing is written down: over invented people. */
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
