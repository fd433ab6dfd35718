import { GraphQLError } from 'graphql';
import { AuditUnavailableError } from '../../audit/audit-log.js';

/** The error when personal data cannot be returned because the audit log cannot record who saw it. */
export const AUDIT_UNAVAILABLE = {
  status: 503,
  code: 'AUDIT_UNAVAILABLE',
  title: 'Personal data is not returned while the audit log cannot be written',
  retryable: true,
} as const;

/** An operation would show personal data that the audit log cannot record. No part of it has been executed. */
export class AuditRefusal extends GraphQLError {
  override readonly name = 'AuditRefusal' as const;

  constructor() {
    const { title, code, status } = AUDIT_UNAVAILABLE;
    super(title, { extensions: { code, http: { status } } });
  }
}

/** The refusal for an error of the audit log; any other error is thrown unchanged. */
export function refuseUnaudited(error: unknown): never {
  throw error instanceof AuditUnavailableError ? new AuditRefusal() : error;
}
