import { MalformedAnswerError } from '../lib/malformed-answer.js';
import { PlaidError, UpstreamTimeoutError, UpstreamUnavailableError } from '../plaid/errors.js';

/** An error on its way between threads, where it would lose its class and with it what clients may be told. */
export type EncodedError =
  | { readonly of: 'PlaidError'; readonly fields: ConstructorParameters<typeof PlaidError>[0] }
  | { readonly of: 'UpstreamTimeoutError'; readonly endpoint: string }
  | {
      readonly of: 'UpstreamUnavailableError';
      readonly endpoint: string;
      readonly sent: boolean;
      readonly reason: string;
    }
  | {
      readonly of: 'MalformedAnswerError';
      readonly endpoint: string;
      readonly field: string;
      readonly rule: string;
    }
  | { readonly of: 'Error'; readonly message: string; readonly stack: string | undefined };

/** Only reads are answered between threads: whatever changes something is called where it was asked for. */
export function encodeError(error: unknown): EncodedError {
  if (error instanceof PlaidError) {
    const { endpoint, httpStatus, errorType, errorCode, displayMessage, requestId } = error;
    const { documentationUrl, requiredAccountSubtypes, providedAccountSubtypes, causes, retryAfterMs } =
      error;
    const refusal = { endpoint, httpStatus, errorType, errorCode, displayMessage, requestId };
    return {
      of: 'PlaidError',
      fields: {
        ...refusal,
        documentationUrl,
        requiredAccountSubtypes,
        providedAccountSubtypes,
        causes,
        retryAfterMs,
        kind: 'read',
      },
    };
  }
  if (error instanceof UpstreamTimeoutError) return { of: 'UpstreamTimeoutError', endpoint: error.endpoint };
  if (error instanceof UpstreamUnavailableError) {
    const { endpoint, sent, reason } = error;
    return { of: 'UpstreamUnavailableError', endpoint, sent, reason };
  }
  if (error instanceof MalformedAnswerError) {
    const { endpoint, field, rule } = error;
    return { of: 'MalformedAnswerError', endpoint, field, rule };
  }
  return error instanceof Error
    ? { of: 'Error', message: error.message, stack: error.stack }
    : { of: 'Error', message: 'Something that is not an Error was thrown', stack: undefined };
}

export function decodeError(error: EncodedError): Error {
  switch (error.of) {
    case 'PlaidError':
      return new PlaidError(error.fields);
    case 'UpstreamTimeoutError':
      return new UpstreamTimeoutError(error.endpoint);
    case 'UpstreamUnavailableError':
      return new UpstreamUnavailableError(error.endpoint, error.sent, error.reason);
    case 'MalformedAnswerError':
      return new MalformedAnswerError(error.endpoint, error.field, error.rule);
    case 'Error': {
      const plain = new Error(error.message);
      if (error.stack !== undefined) plain.stack = error.stack;
      return plain;
    }
  }
}
