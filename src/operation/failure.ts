/** How an operation ended: without errors, with errors beside its data, without data, or without a client. */
export type OperationOutcome = 'ok' | 'errors' | 'failed' | 'cancelled';

/** What the log says of one error of a response. */
export interface Failure {
  /** `extensions.code` of the error. */
  readonly code: string;
  /** Plaid's id of the call; null without one. */
  readonly plaidRequestId: string | null;
}
