import {
  NoPlaidClientError,
  OutcomeUnknownError,
  PlaidError,
  type PlaidErrorFields,
  UpstreamBusyError,
  UpstreamError,
  type UpstreamErrorName,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../plaid/errors.js';
import { MalformedResponseError } from '../plaid/malformed-response.js';

interface Classes {
  readonly PlaidError: PlaidError;
  readonly UpstreamTimeoutError: UpstreamTimeoutError;
  readonly UpstreamUnavailableError: UpstreamUnavailableError;
  readonly UpstreamBusyError: UpstreamBusyError;
  readonly OutcomeUnknownError: OutcomeUnknownError;
  readonly MalformedResponseError: MalformedResponseError;
  readonly NoPlaidClientError: NoPlaidClientError;
}

/** The fields of each class that are sent. */
interface Fields {
  readonly PlaidError: PlaidErrorFields;
  readonly UpstreamTimeoutError: Pick<UpstreamTimeoutError, 'endpoint' | 'sent'>;
  readonly UpstreamUnavailableError: Pick<
    UpstreamUnavailableError,
    'endpoint' | 'sent' | 'reason' | 'retryAfterMs'
  >;
  readonly UpstreamBusyError: Pick<UpstreamBusyError, 'endpoint'>;
  readonly OutcomeUnknownError: Pick<OutcomeUnknownError, 'endpoint'>;
  readonly MalformedResponseError: Pick<MalformedResponseError, 'endpoint' | 'field' | 'rule'>;
  readonly NoPlaidClientError: Pick<NoPlaidClientError, 'role'>;
}

interface Codec<Name extends UpstreamErrorName> {
  encode(error: Classes[Name]): Fields[Name];
  decode(fields: Fields[Name]): Classes[Name];
}

const CODECS: { readonly [Name in UpstreamErrorName]: Codec<Name> } = {
  PlaidError: {
    encode: ({ fields }) => fields,
    decode: (fields) => new PlaidError(fields),
  },
  UpstreamTimeoutError: {
    encode: ({ endpoint, sent }) => ({ endpoint, sent }),
    decode: ({ endpoint, sent }) => new UpstreamTimeoutError(endpoint, { sent }),
  },
  UpstreamUnavailableError: {
    encode: ({ endpoint, sent, reason, retryAfterMs }) => ({ endpoint, sent, reason, retryAfterMs }),
    decode: ({ endpoint, sent, reason, retryAfterMs }) =>
      new UpstreamUnavailableError(endpoint, sent, reason, retryAfterMs === null ? {} : { retryAfterMs }),
  },
  UpstreamBusyError: {
    encode: ({ endpoint }) => ({ endpoint }),
    decode: ({ endpoint }) => new UpstreamBusyError(endpoint),
  },
  OutcomeUnknownError: {
    encode: ({ endpoint }) => ({ endpoint }),
    decode: ({ endpoint }) => new OutcomeUnknownError(endpoint),
  },
  MalformedResponseError: {
    encode: ({ endpoint, field, rule }) => ({ endpoint, field, rule }),
    decode: ({ endpoint, field, rule }) => new MalformedResponseError(endpoint, field, rule),
  },
  NoPlaidClientError: {
    encode: ({ role }) => ({ role }),
    decode: ({ role }) => new NoPlaidClientError(role),
  },
};

type EncodedUpstreamError = {
  readonly [Name in UpstreamErrorName]: { readonly name: Name; readonly fields: Fields[Name] };
}[UpstreamErrorName];

/** An error as sent between threads. Structured cloning would lose its class, and clients would get another message. */
export type EncodedError =
  | EncodedUpstreamError
  | { readonly name: 'Error'; readonly message: string; readonly stack: string | undefined };

export function encodeError(error: unknown): EncodedError {
  if (error instanceof UpstreamError) return encodeUpstreamError(error);
  return error instanceof Error
    ? { name: 'Error', message: error.message, stack: error.stack }
    : { name: 'Error', message: 'Something that is not an Error was thrown', stack: undefined };
}

function encodeUpstreamError<Name extends UpstreamErrorName>(
  error: UpstreamError & { readonly name: Name },
): EncodedUpstreamError {
  const codec: Codec<Name> = CODECS[error.name];
  return {
    name: error.name,
    fields: codec.encode(error as unknown as Classes[Name]),
  } as EncodedUpstreamError;
}

export function decodeError(error: EncodedError): Error {
  if (error.name !== 'Error') return decodeUpstreamError(error);
  const plain = new Error(error.message);
  if (error.stack !== undefined) plain.stack = error.stack;
  return plain;
}

function decodeUpstreamError<Name extends UpstreamErrorName>({
  name,
  fields,
}: {
  readonly name: Name;
  readonly fields: Fields[Name];
}): UpstreamError {
  return CODECS[name].decode(fields);
}
