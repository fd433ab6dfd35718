import type { ApolloServerPlugin } from '@apollo/server';
import { AuditUnavailableError } from '../../audit/audit-log.js';
import type { FieldClass } from '../../auth/field-class.js';
import type { Context } from '../context.js';
import { AuditRefusal } from './audit-refusal.js';
import { operationHash } from './operation-hash.js';

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
      async willSendResponse({ response: { body }, contextValue: { record } }) {
        // One that is refused as a whole, for its size or its variables, gives nothing, whatever it selects.
        const isAnswered = body.kind !== 'single' || (body.singleResult.data ?? null) !== null;
        if (!isAnswered && record.decision === 'allowed') record.classes = [];
      },
    };
  },
};

/** Whether any of them says something of somebody. */
export function isPersonal(classes: readonly FieldClass[]): boolean {
  return classes.some((name) => name !== 'public');
}

function refuse(error: unknown): never {
  throw error instanceof AuditUnavailableError ? new AuditRefusal() : error;
}
