/** What a client is told of an error. Neither text holds anything that only the client sent. */
export interface ClientMessage {
  /** For callers who may read the schema: names what it has, and what they may have meant. */
  readonly detailed: string;
  /** For all others: tells nothing of the schema, not even which of the names that they sent it has. */
  readonly generic: string;
}

/** The same for everybody. */
export function toAll(message: string): ClientMessage {
  return { detailed: message, generic: message };
}
