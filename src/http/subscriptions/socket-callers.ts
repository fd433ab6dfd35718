import { CloseCode } from 'graphql-ws';
import { callerKey } from '../../auth/caller-key.js';
import { callAt } from '../../lib/call-at.js';
import type { Credentials, IdentifyCaller } from '../authentication.js';
import { PURPOSE_HEADER } from '../authentication.js';
import { RefusedRequest } from '../errors.js';
import { EXPIRED } from './open-subscriptions.js';
import { closeSocket, type Socket } from './socket.js';

/** "Try again later" (IANA's registry of close codes). */
const TRY_AGAIN_LATER = 1013;

/** Who is at the other end of each WebSocket. */
export interface SocketCallers {
  /** Authenticates the caller of a socket by the payload of its `connection_init`, or closes the socket. */
  accept(socket: Socket, payload: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** @param maxPerCaller how many sockets each caller may have. */
export function createSocketCallers(identify: IdentifyCaller, maxPerCaller: number): SocketCallers {
  const counts = new Map<string, number>();
  return {
    async accept(socket, payload) {
      const caller = await identify(credentialsIn(payload, socket.credentials)).catch((error: unknown) => {
        if (!(error instanceof RefusedRequest)) throw error;
        const { status, title } = error.problem;
        closeSocket(socket, status >= 500 ? TRY_AGAIN_LATER : CloseCode.Forbidden, title);
        return null;
      });
      if (caller === null || socket.gone.aborted) return false;
      const key = callerKey(caller.principal);
      const count = counts.get(key) ?? 0;
      // Callers that do not authenticate cannot be told apart.
      if (count >= maxPerCaller && caller.principal.isAnybody !== true) {
        const reason = `More than ${maxPerCaller} sockets of this caller are open`;
        closeSocket(socket, CloseCode.TooManyInitialisationRequests, reason);
        return false;
      }
      counts.set(key, count + 1);
      const cancel = callAt(caller.principal.expiresAt, () =>
        closeSocket(socket, CloseCode.Forbidden, EXPIRED.title),
      );
      socket.gone.addEventListener('abort', () => {
        cancel();
        const left = (counts.get(key) ?? 0) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      });
      socket.caller = caller;
      return true;
    },
  };
}

/** In place of a value that is no text: no authenticator accepts it. */
const NO_TOKEN = 'none';

/** Names in any case, as in headers. What `connection_init` says counts before the headers of the HTTP request. */
function credentialsIn(payload: Readonly<Record<string, unknown>>, sent: Credentials): Credentials {
  const byName = new Map(Object.entries(payload).map(([name, value]) => [name.toLowerCase(), value]));
  const authorization = byName.get('authorization') ?? sent.authorization;
  return {
    authorization:
      authorization === undefined || typeof authorization === 'string' ? authorization : NO_TOKEN,
    purpose: byName.get(PURPOSE_HEADER) ?? sent.purpose,
  };
}
