/** The message of an error for a client. Neither text contains anything that only the client sent. */
export interface ClientMessage {
  /** For callers that may read the schema. Contains its names, and suggestions. */
  readonly detailed: string;
  /** For all other callers. Reveals nothing about the schema, not even which of the sent names exist. */
  readonly generic: string;
}

/** The same message for all callers. */
export function toAll(message: string): ClientMessage {
  return { detailed: message, generic: message };
}
