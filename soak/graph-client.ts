import { Pool } from 'undici';
import type { SoakedServer } from './stack.js';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What became of one request. */
export interface Outcome {
  readonly ms: number;
  /** `ok` when there were no errors, otherwise the code of the first error, or of the connection's error. */
  readonly code: string;
  /** Whether a whole response arrived, also one with errors. */
  readonly isAnswered: boolean;
  /** What the server said, in ms; null if nothing. */
  readonly retryAfterMs: number | null;
}

export const OK = 'ok';

interface ErrorBody {
  readonly errors: readonly {
    readonly extensions: { readonly code: string; readonly retryAfterMs?: number | null };
  }[];
}

/** Sends operations to a server over connections of its own. */
export class GraphClient {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param connections how many requests can be under way at once; more of them wait. */
  constructor({ url, headers }: Pick<SoakedServer, 'url' | 'headers'>, connections: number) {
    const { origin, pathname } = new URL(url);
    this.#pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
    this.#path = pathname;
    this.#headers = { 'content-type': 'application/json', ...headers };
  }

  /**
   * Never throws: a lost connection is an outcome.
   *
   * @param method GET for registered operations only.
   */
  async send(operation: Operation, method: 'GET' | 'POST' = 'POST'): Promise<Outcome> {
    const sentAt = performance.now();
    const ended = (outcome: Omit<Outcome, 'ms'>): Outcome => ({ ms: performance.now() - sentAt, ...outcome });
    try {
      const isGet = method === 'GET';
      const { statusCode, body } = await this.#pool.request({
        method,
        path: isGet ? `${this.#path}?${searchOf(operation)}` : this.#path,
        headers: this.#headers,
        body: isGet ? null : JSON.stringify(operation),
      });
      const bytes = Buffer.from(await body.arrayBuffer());
      // Of a balancer.
      if (bytes.length === 0)
        return ended({ code: `HTTP_${statusCode}`, isAnswered: false, retryAfterMs: null });
      if (!bytes.includes(ERRORS)) return ended({ code: OK, isAnswered: true, retryAfterMs: null });
      const { errors } = JSON.parse(bytes.toString()) as ErrorBody;
      const { code = 'NO_CODE', retryAfterMs = null } = errors[0]?.extensions ?? {};
      return ended({ code, isAnswered: true, retryAfterMs });
    } catch (error) {
      return ended({ code: connectionCode(error), isAnswered: false, retryAfterMs: null });
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function searchOf({ query, variables }: Operation): URLSearchParams {
  return new URLSearchParams({ query, variables: JSON.stringify(variables) });
}

/** No field of the operations has this name. */
const ERRORS = '"errors":[';

function connectionCode(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code ?? message ?? String(error);
}
