/**
 * What a call does upstream, which decides how long it may take and whether it may be repeated:
 * `read` changes nothing; `create` makes or removes something; `refresh` makes Plaid fetch from the bank, which takes
 * 30 s and more.
 */
export type EndpointKind = 'read' | 'create' | 'refresh';

/**
 * As whom Plaid is asked: the owner of Items and of reports made of them, or the reader of a report that an owner relayed.
 * At Plaid the two are different clients, with keys of their own.
 */
export type EndpointRole = 'owner' | 'reader';

/** What the bytes of an answer are. */
export type ContentType = 'application/pdf' | 'application/json';

/**
 * A request of the official SDK's as we send it: without credentials, which travel as headers only, and with plain
 * strings where the SDK has TypeScript enums.
 */
export type WireRequest<T> = Plain<Omit<T, 'client_id' | 'secret'>>;

type Plain<T> = T extends string
  ? `${T}`
  : T extends readonly (infer Element)[]
    ? Plain<Element>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/** One of Plaid's paths with the shapes it takes and gives. All of them are POST with a JSON body. */
export interface Endpoint<Request, Response> {
  readonly path: `/${string}`;
  readonly kind: EndpointKind;
  readonly role: EndpointRole;
  /** Text fields without which an answer is of no use; the client checks them. Reports are checked by their mapper. */
  readonly guaranteed: readonly (keyof Response & string)[];
  /** Never set: carries the request's type. */
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

/** One of Plaid's paths whose answer is passed on as bytes. */
export interface BytesEndpoint<Request> {
  readonly path: `/${string}`;
  readonly contentType: ContentType;
  readonly role: EndpointRole;
  /** Never set: carries the request's type. */
  readonly request?: Request;
}

/** Declares an endpoint that answers a PDF. */
export function bytesEndpoint<Request extends object>(
  path: `/${string}`,
  role: EndpointRole,
): BytesEndpoint<WireRequest<Request>> {
  return { path, contentType: 'application/pdf', role };
}

/** An endpoint of JSON, for its answer as Plaid wrote it. */
export function asBytes<Request, Response>({
  path,
  role,
}: Endpoint<Request, Response>): BytesEndpoint<Request> {
  return { path, contentType: 'application/json', role };
}
