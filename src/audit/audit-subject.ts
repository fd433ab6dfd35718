import { createHmac } from 'node:crypto';

/** Pseudonyms for the audit log: the same for the same token or id, and useless without it. */
export interface SubjectNames {
  /** @param id a Plaid token, or Plaid's id of a report. */
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
