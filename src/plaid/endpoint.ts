/**
 * The effect of a call at Plaid. It decides the deadlines and the retries. `read` changes nothing. `create` creates or
 * removes something. `refresh` makes Plaid fetch from the bank, which takes 30 s and more.
 */
export type EndpointKind = 'read' | 'create' | 'refresh';

/**
 * The Plaid client of a call: the owner of Items and of their reports, or the reader of a relayed report. At Plaid these
 * are two clients, each with its own keys.
 */
export type EndpointRole = 'owner' | 'reader';

/** The content type of a response that is streamed. */
export type ContentType = 'application/pdf' | 'application/json';

/**
 * A request type of the official SDK, without credentials, which are sent as headers only, and with string literals in
 * place of TypeScript enums.
 */
export type WireRequest<T> = Plain<Omit<T, 'client_id' | 'secret'>>;

type Plain<T> = T extends string
  ? `${T}`
  : T extends readonly (infer Element)[]
    ? Plain<Element>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/** One of Plaid's paths with the types of its request and response. All are POST with a JSON body. */
export interface Endpoint<Request, Response> {
  readonly path: `/${string}`;
  readonly kind: EndpointKind;
  readonly role: EndpointRole;
  /** The string fields that the client checks in each response. Reports are checked by their mapper. */
  readonly guaranteed: readonly (keyof Response & string)[];
  /** Never set. Carries the type of the request. */
  readonly request?: Request;
}

/** Declares an endpoint: `endpoint<Request, Response>('/credit/relay/create', 'create', 'owner', ['relay_token', 'request_id'])`. */
export function endpoint<Request extends object, Response extends object>(
  path: `/${string}`,
  kind: EndpointKind,
  role: EndpointRole,
  guaranteed: readonly (keyof Response & string)[],
): Endpoint<WireRequest<Request>, Response> {
  return { path, kind, role, guaranteed };
}

/** One of Plaid's paths whose response is streamed as bytes. */
export interface BytesEndpoint<Request> {
  readonly path: `/${string}`;
  readonly contentType: ContentType;
  readonly role: EndpointRole;
  /** Never set. Carries the type of the request. */
  readonly request?: Request;
}

/** Declares an endpoint that returns a PDF. */
export function bytesEndpoint<Request extends object>(
  path: `/${string}`,
  role: EndpointRole,
): BytesEndpoint<WireRequest<Request>> {
  return { path, contentType: 'application/pdf', role };
}

/** Streams a JSON endpoint, for the exact bytes that Plaid wrote. */
export function asBytes<Request, Response>({
  path,
  role,
}: Endpoint<Request, Response>): BytesEndpoint<Request> {
  return { path, contentType: 'application/json', role };
}
