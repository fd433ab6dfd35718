import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The error when the server has too much to do. */
export const OVERLOADED = {
  status: 503,
  code: 'OVERLOADED',
  title: 'The server is too busy',
  retryable: true,
  retryAfterMs: 1_000,
} as const;

/** An operation was refused before its execution, because the server has too much to do. */
export class OverloadRefusal extends GraphQLError {
  override readonly name = 'OverloadRefusal' as const;

  constructor() {
    const { title, code, status, retryAfterMs } = OVERLOADED;
    const headers = new HeaderMap([['retry-after', String(retryAfterMs / 1_000)]]);
    super(title, { extensions: { code, http: { status, headers } } });
  }
}
