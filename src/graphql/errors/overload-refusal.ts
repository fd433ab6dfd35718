import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The least and the largest pause before a client sends a refused request again, in ms. */
const PAUSE_MS = { least: 500, most: 1_500 };

/** A random pause, in ms: clients that were refused at the same time are not to return at the same time. */
export function busyPauseMs(): number {
  return Math.round(PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least));
}

/** The error when the server has too much to do. */
export function overloaded() {
  return {
    status: 503,
    code: 'OVERLOADED',
    title: 'The server is too busy',
    retryable: true,
    retryAfterMs: busyPauseMs(),
  } as const;
}

/** An operation was refused before its execution, because the server has too much to do. */
export class OverloadRefusal extends GraphQLError {
  override readonly name = 'OverloadRefusal' as const;
  readonly retryAfterMs: number;

  constructor() {
    const { title, code, status, retryAfterMs } = overloaded();
    const headers = new HeaderMap([['retry-after', String(Math.ceil(retryAfterMs / 1_000))]]);
    super(title, { extensions: { code, http: { status, headers } } });
    this.retryAfterMs = retryAfterMs;
  }
}
