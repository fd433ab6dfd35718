/** Whose data was read, in Plaid's own tokens and ids. The audit log writes them under other names. */
export interface AuditSubject {
  readonly token: string;
  /** Plaid's id of the report; null where there is none. */
  readonly reportId: string | null;
}

/** Whose data one operation has read, and which live tokens it has used. The audit line is written from it. */
export class AuditTrail {
  readonly #subjects = new Map<string, AuditSubject>();
  readonly #plaidRequestIds = new Set<string>();
  readonly #tokens = new Set<string>();

  /** @param plaidRequestId of the call that brought the data. Another operation may have made that call. */
  addSubject(subject: AuditSubject, plaidRequestId: string): void {
    this.#subjects.set(JSON.stringify([subject.token, subject.reportId]), subject);
    this.#plaidRequestIds.add(plaidRequestId);
  }

  /** A live token was created, read from an id, or put into the URL of a file. The selection says whether it is shown. */
  addToken(token: string): void {
    this.#tokens.add(token);
  }

  get subjects(): readonly AuditSubject[] {
    return [...this.#subjects.values()];
  }

  get tokens(): readonly string[] {
    return [...this.#tokens];
  }

  get plaidRequestIds(): readonly string[] {
    return [...this.#plaidRequestIds];
  }
}
