import type { PlaidClient } from '../plaid/client.js';
import type { Handlers, Reply } from './peer.js';
import type { ReadRequest } from './protocol.js';

/** What the thread does that reads from Plaid. */
export function createUpstreamThread(plaid: Pick<PlaidClient, 'read'>): Handlers {
  const reading = new Map<number, AbortController>();
  return {
    async read({ id, endpoint, request }: ReadRequest): Promise<Reply> {
      const abandoned = new AbortController();
      reading.set(id, abandoned);
      try {
        const body = await plaid.read(endpoint, request, abandoned.signal);
        return { value: body, transfer: [body.buffer as ArrayBuffer] };
      } finally {
        reading.delete(id);
      }
    },

    abandon(id: number): Reply {
      reading.get(id)?.abort();
      return { value: null };
    },
  };
}
