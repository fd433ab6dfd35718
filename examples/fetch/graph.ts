import { setTimeout as sleep } from 'node:timers/promises';
import { readEvents } from './event-stream.js';
import type { TypedDocumentString } from './generated/graphql.js';

const url = process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql';
/** A bearer token or an API key, for a server that authenticates callers. The embedded sandbox needs none. */
const authorization = process.env.GRAPHQL_TOKEN
  ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` }
  : {};

/** How often a cut stream is opened again without a result in between. The pauses are 1, 2, 4, 8 and 16 s. */
const RECONNECTS = 5;

/** One error of a GraphQL response. Decide by `code`: messages may change. */
export class GraphError extends Error {
  readonly code: string;
  /** Time to wait before a retry, in ms. Null when a retry is useless or the time is unknown. */
  readonly retryAfterMs: number | null;

  constructor({ message, extensions }: ErrorAnswer) {
    super(message);
    this.code = extensions.code;
    this.retryAfterMs = extensions.retryAfterMs ?? null;
  }
}

interface ErrorAnswer {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly retryAfterMs?: number | null;
  };
}

interface Answer<Result> {
  readonly data: Result;
  readonly errors?: readonly [ErrorAnswer];
}

/** Sends one query or mutation, and retries when the error has `retryAfterMs`. */
export async function send<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await request(document, variables, 'application/graphql-response+json');
    try {
      return dataOf((await response.json()) as Answer<Result>);
    } catch (error) {
      if (!(error instanceof GraphError) || error.retryAfterMs === null || attempt === 3) throw error;
      await sleep(error.retryAfterMs);
    }
  }
}

/** The results of a subscription. When its stream is cut, it continues after the last result. */
export async function* subscribe<Result, Variables extends { after?: string | null | undefined }>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): AsyncGenerator<Result> {
  let after = variables.after ?? null;
  for (let cuts = 0; ; cuts += 1) {
    let waitMs = 1_000 * 2 ** cuts;
    try {
      const response = await request(document, { ...variables, after }, 'text/event-stream');
      // A subscription that is refused has an ordinary response.
      if (!isStream(response)) dataOf((await response.json()) as Answer<Result>);
      for await (const { event, data, id } of readEvents(response.body as ReadableStream<Uint8Array>)) {
        if (event !== 'next') continue;
        const result = dataOf(JSON.parse(data) as Answer<Result>);
        after = id;
        cuts = 0;
        yield result;
      }
    } catch (error) {
      if (error instanceof GraphError) {
        if (error.retryAfterMs === null) throw error;
        waitMs = error.retryAfterMs;
      }
      if (cuts === RECONNECTS) throw error;
    }
    if (cuts === RECONNECTS) throw new Error('The stream ended again and again');
    await sleep(waitMs);
  }
}

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') === true;
}

function request<Variables>(
  document: TypedDocumentString<unknown, Variables>,
  variables: Variables,
  accept: string,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...authorization },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
}

function dataOf<Result>({ data, errors }: Answer<Result>): Result {
  if (errors !== undefined) throw new GraphError(errors[0]);
  return data;
}
