import type { Logger } from 'pino';
import type { AuditObserver } from '../audit/audit-failure.js';
import { AuditFileError, type AuditLog, openAuditLog } from '../audit/audit-log.js';
import { createSubjectNames, type SubjectNames } from '../audit/audit-subject.js';
import type { Caller } from '../auth/principal.js';
import { type Config, ConfigError } from '../config/config.js';
import { attemptFactsOf, auditFactsOf } from '../graphql/audit/audit-facts.js';
import { refuseUnaudited } from '../graphql/audit/audit-refusal.js';
import type { Context } from '../graphql/context.js';
import { type Auditor, createAuditor } from '../http/auditor.js';
import { roleOf } from '../idempotency/attempted-endpoint.js';
import type { ClientNameOf } from '../plaid/clients.js';
import { deriveKey } from '../sealing/derive-key.js';

/** The audit log, and the names of its subjects. */
export interface Auditing {
  readonly auditor: Auditor;
  readonly subjects: SubjectNames;
  /** Whether the last check or write succeeded; true without an audit file. */
  readonly isWritable: () => boolean;
  /** Writes the lines about the attempts of one operation. */
  readonly noteAttempts: (caller: Caller, requestId: string) => Context['noteAttempt'];
  stop(): Promise<void>;
}

/** @throws {ConfigError} when the audit file cannot be opened or continued. */
export async function startAuditing(
  config: Config,
  log: Logger,
  observer: AuditObserver,
  clientNameOf: ClientNameOf,
): Promise<Auditing> {
  const audit = await openAudit(config, log, observer);
  const subjects = subjectNamesOf(config);
  const auditor = createAuditor(audit, (context, hasData) => auditFactsOf(context, hasData, subjects));
  return {
    auditor,
    subjects,
    isWritable: () => audit?.isWritable ?? true,
    noteAttempts: (caller, requestId) => (mutation, event, tokens) => {
      const plaidClient = clientNameOf({ tenant: caller.principal.tenant, role: roleOf(mutation) });
      const facts = attemptFactsOf({ mutation, event, tokens, plaidClient }, caller, subjects);
      return auditor.note(facts, caller, requestId).catch(refuseUnaudited);
    },
    async stop() {
      if (audit === null) return;
      await audit.stop();
      // A copy outside the file shows whether lines at its end were deleted.
      log.info({ head: audit.head }, 'the audit log was closed');
    },
  };
}

async function openAudit(
  { auditFile, sealingKeys }: Config,
  log: Logger,
  observer: AuditObserver,
): Promise<AuditLog | null> {
  if (auditFile === null) return null;
  const keys = new Map(sealingKeys.map((key) => [key.id, deriveKey(key, 'audit-chain')]));
  const audit = await openAuditLog({ path: auditFile, keys, observer }).catch((error: unknown) => {
    if (!(error instanceof AuditFileError)) throw error;
    const remedy = 'set it to a file that no other process writes to, or move this file away';
    throw new ConfigError(['AUDIT_FILE', `${error.message}; ${remedy}`]);
  });
  if (audit.head.sequence > 0) log.info({ head: audit.head }, 'the audit log continues');
  // Expected with a new file. Otherwise somebody has moved the old one away.
  else log.warn('the audit log starts with an empty file');
  return audit;
}

function subjectNamesOf({ sealingKeys: [first] }: Config): SubjectNames {
  if (first === undefined) throw new Error('There must be a key to name subjects with');
  return createSubjectNames(deriveKey(first, 'audit-subject'));
}
