/** What the log says of one error of a response. */
export interface Failure {
  /** `extensions.code` of the error. */
  readonly code: string;
  /** Plaid's id of the call; null without one. */
  readonly plaidRequestId: string | null;
}
