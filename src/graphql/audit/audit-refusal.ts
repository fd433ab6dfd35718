import { GraphQLError } from 'graphql';

/** What is said when personal data cannot be given out because it could not be written down who saw it. */
export const AUDIT_UNAVAILABLE = {
  status: 503,
  code: 'AUDIT_UNAVAILABLE',
  title: 'Personal data is not given out as long as the audit log cannot be written',
  retryable: true,
} as const;

/** An operation would show personal data, and nobody could be told later. Nothing of it has been executed. */
export class AuditRefusal extends GraphQLError {
  override readonly name = 'AuditRefusal' as const;

  constructor() {
    const { title, code, status } = AUDIT_UNAVAILABLE;
    super(title, { extensions: { code, http: { status } } });
  }
}
