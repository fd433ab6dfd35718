/** The report that an operation read, as HMACs. Only an operator with the token or the report id can find its lines. */
export interface AuditSubject {
  /** HMAC of the token that was used. */
  readonly token: string;
  /** HMAC of Plaid's id of the report; null when there is none. */
  readonly report: string | null;
}

/** The personal data in a response, independent of its recipient. */
export interface AuditFacts {
  /** `allowed` when the data was sent, `denied` when a scope was missing. */
  readonly decision: 'allowed' | 'denied';
  readonly operation: {
    /** The client's name for it; null for none. */
    readonly name: string | null;
    /** SHA-256 of the document in hex, without the literals of an unregistered one; null for a download. */
    readonly hash: string | null;
  };
  /** The classes of the selected fields. */
  readonly classes: readonly string[];
  readonly subjects: readonly AuditSubject[];
  /** The number of subjects. */
  readonly count: number;
  /** Plaid's ids of the calls that returned the data. Another operation may have made them. */
  readonly plaidRequestIds: readonly string[];
  /** The operator's names of the Plaid clients that returned the data; only with several clients. */
  readonly plaidClients?: readonly string[];
  /** For the line of an attempt to change something: what happened to it. */
  readonly attempt?: string;
}

/** The caller who receives a response, and its purpose. */
export interface AuditRecipient {
  /** The subject of the bearer token, or the name of the API key. */
  readonly principal: string;
  readonly tenant: string;
  readonly purpose: string | null;
  readonly requestId: string;
}

/** A log entry about one read of personal data. It never contains the data. */
export interface AuditEntry {
  readonly facts: AuditFacts;
  readonly recipient: AuditRecipient;
}
