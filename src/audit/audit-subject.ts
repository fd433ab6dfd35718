import { createHmac } from 'node:crypto';

/** Names whose data was read, for the audit log: the same for the same token or id, and of no use without it. */
export interface SubjectNames {
  /** @param id a token of Plaid's, or Plaid's id of a report. */
  nameOf(tenant: string, id: string): string;
}

export function createSubjectNames(key: Buffer): SubjectNames {
  return {
    nameOf: (tenant, id) =>
      createHmac('sha256', key)
        .update(JSON.stringify([tenant, id]))
        .digest('base64url'),
  };
}
