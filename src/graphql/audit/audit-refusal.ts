import { GraphQLError } from 'graphql';

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
