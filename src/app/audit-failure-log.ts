import type { Logger } from 'pino';
import type { AuditFailure, AuditObserver } from '../audit/audit-failure.js';
import { describeError } from '../lib/describe-error.js';
import { createFolding, type Folding } from './folding.js';

const LINES: Readonly<Record<AuditFailure, string>> = {
  full: 'the audit log cannot be written: the disk is full',
  gone: 'the audit log cannot be written: the folder of its file is gone',
  replaced: 'the audit log cannot be written: another process has created a file at its path',
  changed: 'the audit log cannot be written: another process has written to its file, or truncated it',
  other: 'the audit log cannot be written',
};

/** Logs why the audit log cannot be written, when it can be written again, and when its file was moved away. */
export function createAuditFailureLog(
  log: Logger,
): Required<Omit<AuditObserver, 'onWritten'>> & Pick<Folding, 'stop'> {
  const folding = createFolding((failure, count) =>
    log.error({ failure, count }, 'the same failure of the audit log again'),
  );
  return {
    onFailure(failure, error) {
      if (!folding.isFirst(failure)) return;
      const { code } = error as NodeJS.ErrnoException;
      log.error({ failure, code, error: describeError(error) }, LINES[failure]);
    },
    onRecovery() {
      // The number of failures comes before the line that says that they are over.
      folding.stop();
      log.info('the audit log can be written again');
    },
    onNewFile: () => log.warn('the file of the audit log was moved away; a new file continues it'),
    stop: folding.stop,
  };
}
