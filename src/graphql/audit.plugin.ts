import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { AuditUnavailableError } from '../audit/audit-log.js';
import type { FieldClass } from '../auth/field-class.js';
import type { Context } from './context.js';
import { operationHash } from './operation-hash.js';

/** What is said when personal data cannot be given out because it could not be written down who saw it. */
export const AUDIT_UNAVAILABLE = {
  status: 503,
  code: 'AUDIT_UNAVAILABLE',
  title: 'Personal data is not given out as long as the audit log cannot be written',
  retryable: true,
} as const;

/**
 * Notes what an operation is, and refuses before it is executed what could not be written down: what would show personal
 * data, a mutation with a report in its payload too. It comes after the check of scopes, which finds the classes.
 */
export const auditPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, contextValue: { record, assureAudit } }) {
        record.hash = operationHash(document);
        if (isPersonal(record.classes)) await assureAudit().catch(refuse);
      },
      async didEncounterErrors({ errors, contextValue }) {
        if (errors.some(({ extensions }) => extensions.code === 'FORBIDDEN'))
          contextValue.record.decision = 'denied';
      },
    };
  },
};

/** Whether any of them says something of somebody. */
export function isPersonal(classes: readonly FieldClass[]): boolean {
  return classes.some((name) => name !== 'public');
}

function refuse(error: unknown): never {
  if (!(error instanceof AuditUnavailableError)) throw error;
  const { title, code, status, retryable } = AUDIT_UNAVAILABLE;
  throw new GraphQLError(title, {
    originalError: error,
    extensions: { code, retryable, http: { status } },
  });
}
