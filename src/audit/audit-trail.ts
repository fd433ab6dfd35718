/** A report that was read, with Plaid's own token and id. The audit log contains pseudonyms of them. */
export interface AuditSubject {
  readonly token: string;
  /** Plaid's id of the report; null when there is none. */
  readonly reportId: string | null;
}

/** The reports that one operation has read and the live tokens that it has used, for its audit line. */
export class AuditTrail {
  readonly #subjects = new Map<string, AuditSubject>();
  readonly #plaidRequestIds = new Set<string>();
  readonly #plaidClients = new Set<string>();
  readonly #tokens = new Set<string>();

  /**
   * @param plaidRequestId of the call that returned the data. Another operation may have made that call.
   * @param plaidClient the name of the client that made it; null for the only client of a server.
   */
  addSubject(subject: AuditSubject, plaidRequestId: string, plaidClient: string | null): void {
    if (plaidClient !== null) this.#plaidClients.add(plaidClient);
    this.#subjects.set(JSON.stringify([subject.token, subject.reportId]), subject);
    this.#plaidRequestIds.add(plaidRequestId);
  }

  /** Call this when a live token was created, read from an id, or put into a download URL, even if the response omits it. */
  addToken(token: string): void {
    this.#tokens.add(token);
  }

  get subjects(): readonly AuditSubject[] {
    return [...this.#subjects.values()];
  }

  get tokens(): readonly string[] {
    return [...this.#tokens];
  }

  get plaidClients(): readonly string[] {
    return [...this.#plaidClients];
  }

  get plaidRequestIds(): readonly string[] {
    return [...this.#plaidRequestIds];
  }
}
