/**
 * An error of Plaid's that came inside an answer, and none of which is guaranteed there. Plaid's `error_message` is left
 * out: it is unfit for programs and may quote input.
 */
export interface ErrorDetails {
  readonly errorType: string | null;
  readonly errorCode: string | null;
  readonly errorCodeReason: string | null;
  readonly displayMessage: string | null;
  readonly suggestedAction: string | null;
  readonly documentationUrl: string | null;
  readonly requestId: string | null;
}
