import { setMaxListeners } from 'node:events';
import type { onRequestAsyncHookHandler } from 'fastify';
import type { Problem } from '../graphql/errors/problem.js';
import { RefusedRequest } from './errors.js';

const OVERLOADED: Problem = {
  status: 503,
  code: 'OVERLOADED',
  title: 'The server has too many requests in progress',
  retryable: true,
  retryAfterMs: 1_000,
};

/** Counts the requests in progress, from their headers to the end of their responses. */
export interface InFlight {
  readonly count: number;
  /** Refuses a request beyond the limit. Runs before the body is read. */
  readonly admit: onRequestAsyncHookHandler;
}

/** @param max how many requests may be in progress. */
export function createInFlight(max: number): InFlight {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async admit({ raw: { socket } }, { raw: response }) {
      if (count >= max) throw new RefusedRequest(OVERLOADED);
      count += 1;
      let hasLeft = false;
      const leave = () => {
        response.off('close', leave);
        socket.off('close', leave);
        // A socket that closes closes its response on the way, so this may be called twice.
        if (!hasLeft) count -= 1;
        hasLeft = true;
      };
      response.once('close', leave);
      // A response that waits behind another one on the same connection does not notice that the connection closes. There may be
      // many of these.
      setMaxListeners(0, socket);
      socket.once('close', leave);
    },
  };
}
