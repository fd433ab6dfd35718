/**
 * An error of Plaid's that came inside an answer, and none of which is guaranteed there. Plaid's `error_message` is left
 * out: it is unfit for programs and may quote input.
 */
export interface ErrorDetails extends ErrorBasics {
  readonly errorCodeReason: string | null;
  readonly suggestedAction: string | null;
  readonly documentationUrl: string | null;
  readonly requestId: string | null;
  /** One entry for each Item that had a part in it; empty where Plaid names none. */
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
  /** In Plaid's words, such as `checking`. */
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
}
