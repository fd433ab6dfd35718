import { UpstreamError } from './errors.js';

/**
 * The upstream answered 2xx with something that is not what it promised: not JSON, cut off, or without a field that
 * is always there. Says which endpoint, which field and which rule; never what the answer held.
 */
export class MalformedAnswerError extends UpstreamError {
  override readonly name = 'MalformedAnswerError' as const;

  constructor(
    /** Plaid's path, such as `/credit/relay/get`. */
    readonly endpoint: string,
    /** Where in the answer, such as `report.items[0].item_id`; empty for the answer as a whole. */
    readonly field: string,
    /** What was expected and what kind of value stood there, such as `expected a string, got null`. */
    readonly rule: string,
  ) {
    super(`Malformed answer to POST ${endpoint}: ${field === '' ? '' : `${field}: `}${rule}`);
  }
}
