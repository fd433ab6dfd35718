/** Whose data an operation read, by HMACs: whoever has the token or the report's id can find the lines, nobody else. */
export interface AuditSubject {
  /** Of the token by which it was reached. */
  readonly token: string;
  /** Of Plaid's id of the report; null where there is none. */
  readonly report: string | null;
}

/** What an answer tells of people, whoever it is given to. */
export interface AuditFacts {
  /** `allowed` when the data was given out, `denied` when a scope was missing. */
  readonly decision: 'allowed' | 'denied';
  readonly operation: {
    /** As the client calls it; null when it does not. */
    readonly name: string | null;
    /** SHA-256 of its text in hex, with the literals of an unregistered one left out; null for a download. */
    readonly hash: string | null;
  };
  /** The kinds of fields that were selected. */
  readonly classes: readonly string[];
  readonly subjects: readonly AuditSubject[];
  /** How many subjects there are. */
  readonly count: number;
  /** Plaid's ids of the calls that brought the data, which may have been made for somebody else. */
  readonly plaidRequestIds: readonly string[];
}

/** Who is given an answer, and why they ask. */
export interface AuditRecipient {
  /** The subject of the bearer token, or the name of the API key. */
  readonly principal: string;
  readonly tenant: string;
  readonly purpose: string | null;
  readonly requestId: string;
}

/** What is written down of one look at personal data: who, why and at what kind of thing, and never what was seen. */
export interface AuditEntry {
  readonly facts: AuditFacts;
  readonly recipient: AuditRecipient;
}
