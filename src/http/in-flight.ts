import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, onRequestAsyncHookHandler } from 'fastify';
import { overloaded } from '../graphql/errors/overload-refusal.js';
import { RefusedRequest } from './errors.js';

export interface InFlightOptions {
  /** How many requests may be in progress. */
  readonly maxInFlight: number;
  /** The longest delay of the event loop, in ms. */
  readonly maxLoopDelayMs: number;
  /** The delay of the event loop, in ms. */
  readonly loopDelayMs: () => number;
}

/** Counts the requests in progress, from their headers to the end of their responses. */
export interface InFlight {
  readonly count: number;
  /** How busy the process is: 0 without work; 1 when it accepts no request, for their number or the delay of the event loop. */
  readonly load: number;
  /** Refuses a request when the load is 1 or more. Runs before the body is read. */
  readonly admit: onRequestAsyncHookHandler;
  /** Ends the count of a request before its response ends: a stream may stay open for hours. */
  readonly release: (reply: FastifyReply) => void;
}

export function createInFlight({ maxInFlight, maxLoopDelayMs, loopDelayMs }: InFlightOptions): InFlight {
  let count = 0;
  const load = () => Math.max(count / maxInFlight, loopDelayMs() / maxLoopDelayMs);
  return {
    get count() {
      return count;
    },
    get load() {
      return load();
    },
    async admit({ raw: { socket } }, { raw: response }: { readonly raw: CountedResponse }) {
      if (load() >= 1) throw new RefusedRequest(overloaded());
      count += 1;
      let hasLeft = false;
      const leave = () => {
        response.off('close', leave);
        socket.off('close', leave);
        // A socket that closes closes its response on the way, so this may be called twice.
        if (!hasLeft) count -= 1;
        hasLeft = true;
      };
      response[LEAVE] = leave;
      response.once('close', leave);
      // A response that waits behind another one on the same connection does not notice that the connection closes. There may be
      // many of these.
      setMaxListeners(0, socket);
      socket.once('close', leave);
    },
    release: ({ raw }: { readonly raw: CountedResponse }) => raw[LEAVE]?.(),
  };
}

/** Ends the count of a response. A property, because a WeakMap that is old keeps its values until V8 collects the whole heap. */
const LEAVE = Symbol('leave');

interface CountedResponse extends ServerResponse {
  [LEAVE]?: () => void;
}
