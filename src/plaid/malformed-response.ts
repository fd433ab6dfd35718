import { UpstreamError } from './errors.js';

/**
 * Plaid sent a 2xx response that breaks its contract: not JSON, cut off, or without a required field. The message names
 * the endpoint, the field and the rule, and quotes no value.
 */
export class MalformedResponseError extends UpstreamError {
  override readonly name = 'MalformedResponseError' as const;

  constructor(
    /** Plaid's path, such as `/credit/relay/get`. */
    readonly endpoint: string,
    /** The path in the response, such as `report.items[0].item_id`; empty for the whole response. */
    readonly field: string,
    /** The expected value and the kind of the received one, such as `expected a string, got null`. */
    readonly rule: string,
  ) {
    super(`Malformed response to POST ${endpoint}: ${field === '' ? '' : `${field}: `}${rule}`);
  }
}
