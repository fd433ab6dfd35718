import type { Logger } from 'pino';
import { AuditFileError, type AuditLog, openAuditLog } from '../audit/audit-log.js';
import { createSubjectNames, type SubjectNames } from '../audit/audit-subject.js';
import { type Config, ConfigError } from '../config/config.js';
import { auditFactsOf } from '../graphql/audit/audit-facts.js';
import { type Auditor, createAuditor } from '../http/auditor.js';
import { deriveKey } from '../sealing/derive-key.js';

/** Who writes down what leaves, and under which names. */
export interface Auditing {
  readonly auditor: Auditor;
  readonly subjects: SubjectNames;
  stop(): Promise<void>;
}

/** @throws {ConfigError} when the file of the configuration cannot be gone on with. */
export async function startAuditing(config: Config, log: Logger): Promise<Auditing> {
  const audit = await openAudit(config, log);
  const subjects = subjectNamesOf(config);
  return {
    auditor: createAuditor(audit, (context, hasData) => auditFactsOf(context, hasData, subjects)),
    subjects,
    async stop() {
      if (audit === null) return;
      await audit.stop();
      // In another place than the file itself it shows whether lines at its end are gone.
      log.info({ head: audit.head }, 'the audit log ends here');
    },
  };
}

async function openAudit({ auditFile, sealingKeys }: Config, log: Logger): Promise<AuditLog | null> {
  if (auditFile === null) return null;
  const keys = new Map(sealingKeys.map((key) => [key.id, deriveKey(key, 'audit-chain')]));
  const audit = await openAuditLog({ path: auditFile, keys }).catch((error: unknown) => {
    if (!(error instanceof AuditFileError)) throw error;
    const remedy = 'set it to a file that this process alone writes, or move that one away';
    throw new ConfigError(['AUDIT_FILE', `${error.message}; ${remedy}`]);
  });
  if (audit.head.sequence > 0) log.info({ head: audit.head }, 'the audit log goes on from here');
  // Nothing new with a new file; else somebody has taken the old one away.
  else log.warn('the audit log begins anew');
  return audit;
}

function subjectNamesOf({ sealingKeys: [first] }: Config): SubjectNames {
  if (first === undefined) throw new Error('There must be a key to name subjects with');
  return createSubjectNames(deriveKey(first, 'audit-subject'));
}
