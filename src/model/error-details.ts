/**
 * An error of Plaid's inside a successful response. All fields are optional. Plaid's `error_message` is left out: programs must
 * not use it, and it may quote the request.
 */
export interface ErrorDetails extends ErrorBasics {
  readonly errorCodeReason: string | null;
  readonly suggestedAction: string | null;
  readonly documentationUrl: string | null;
  readonly requestId: string | null;
  /** One entry for each involved Item; empty when Plaid names none. */
  readonly causes: readonly ErrorCause[];
}

/** One Item's part in an error. */
export interface ErrorCause extends ErrorBasics {
  readonly itemId: string | null;
}

interface ErrorBasics {
  readonly errorType: string | null;
  readonly errorCode: string | null;
  readonly displayMessage: string | null;
  /** An HTTP status, such as 400. */
  readonly status: number | null;
  /** As Plaid names them, such as `checking`. */
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
}
