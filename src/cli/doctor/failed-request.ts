import { HTTPError } from 'ky';
import { networkCode } from '../../plaid/bytes.js';

/** How long a request of a check may take, in ms. */
export const REQUEST_MS = 5_000;

/** Why a request failed, as the end of a sentence. Never the message of the error, which may quote a URL. */
export function requestFault(error: unknown): string {
  if (error instanceof HTTPError) return `HTTP ${error.response.status}`;
  if (error instanceof SyntaxError) return 'the response is not JSON';
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'no response in time';
  const code = networkCode(error);
  return code === '' ? (error as Error).constructor.name : code;
}
