import { expect, it } from '@jest/globals';
import {
  NoPlaidClientError,
  OutcomeUnknownError,
  PlaidError,
  UpstreamBusyError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../../../src/plaid/errors.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { decodeError, encodeError } from '../../../src/workers/error-codec.js';

const errors = [
  new PlaidError({
    endpoint: '/credit/relay/get',
    kind: 'read',
    httpStatus: 400,
    errorType: 'API_ERROR',
    errorCode: 'INTERNAL_SERVER_ERROR',
    displayMessage: null,
    requestId: 'request',
    documentationUrl: null,
    requiredAccountSubtypes: ['checking'],
    providedAccountSubtypes: null,
    causes: [],
    retryAfterMs: 1_000,
  }),
  new UpstreamTimeoutError('/credit/relay/get'),
  new UpstreamTimeoutError('/credit/relay/get', { sent: false }),
  new UpstreamUnavailableError('/credit/relay/get', false, 'the connection failed', { retryAfterMs: 5_000 }),
  new UpstreamBusyError('/credit/relay/get'),
  new OutcomeUnknownError('/credit/relay/create'),
  new MalformedResponseError('/credit/relay/get', 'report', 'expected an object, got null'),
  new NoPlaidClientError('reader'),
  new Error('a fault'),
];

it.each(errors)('an error keeps its class, message and fields between threads: $name', (error) => {
  const decoded = decodeError(structuredClone(encodeError(error)));
  expect(decoded).toBeInstanceOf(error.constructor);
  expect(decoded.message).toBe(error.message);
  expect({ ...decoded }).toEqual({ ...error });
});
