/**
 * Why the audit log cannot be written. `full`: the disk is. `gone`: the folder of the file is. `replaced`: another process has created
 * a file at its path. `changed`: another process has written to the file, or truncated it.
 */
export type AuditFailure = 'full' | 'gone' | 'replaced' | 'changed' | 'other';

export const AUDIT_FAILURES: readonly AuditFailure[] = ['full', 'gone', 'replaced', 'changed', 'other'];

/** A failure that a check of the file has found. */
export class AuditFailureError extends Error {
  override readonly name = 'AuditFailureError' as const;

  constructor(readonly failure: AuditFailure) {
    super(`The audit file cannot be used: ${failure}`);
  }
}

const BY_CODE: Readonly<Record<string, AuditFailure>> = { ENOSPC: 'full', EDQUOT: 'full', ENOENT: 'gone' };

/** The failure behind an error of a check or a write. */
export function auditFailureOf(error: unknown): AuditFailure {
  if (error instanceof AuditFailureError) return error.failure;
  const { code = '' } = error as NodeJS.ErrnoException;
  return BY_CODE[code] ?? 'other';
}

/** Is told what happens to the audit log. */
export interface AuditObserver {
  readonly onWritten?: (lines: number) => void;
  /** A check of the file or a write has failed. Responses with personal data are not sent. */
  readonly onFailure?: (failure: AuditFailure, error: unknown) => void;
  /** After a failure, the file can be written again. */
  readonly onRecovery?: () => void;
  /** The file was moved away, and a new one continues its chain. */
  readonly onNewFile?: () => void;
}
