import { Worker } from 'node:worker_threads';
import type { PlaidClient, PlaidClientOptions } from '../plaid/client.js';
import { createPeer, type Peer, portOf } from './peer.js';
import type { ReadRequest, UpstreamSettings } from './protocol.js';

export interface UpstreamReader extends Pick<PlaidClient, 'read'> {
  /** Starts the thread, which the first read would else wait for. */
  warmUp(): void;
  stop(): Promise<void>;
}

/**
 * Reads answers of Plaid's in a thread of its own, started for the first read. What comes in lies outside the heap, and
 * for every 30 MB of it the engine looks through the whole heap: here that is small, and nobody waits for it. Bodies change
 * hands without being copied.
 */
export function createUpstreamReader({ secret, ...options }: PlaidClientOptions): UpstreamReader {
  let thread: { readonly worker: Worker; readonly peer: Peer } | null = null;
  let last = 0;

  function start() {
    const workerData: UpstreamSettings = { ...options, secret: secret.reveal() };
    const worker = new Worker(new URL('../upstream-worker.js', import.meta.url), { workerData });
    worker.unref();
    const peer = createPeer(portOf(worker), {});
    let failure = new Error('The thread that reads from Plaid ended');
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => {
      thread = null;
      peer.fail(failure);
    });
    return { worker, peer };
  }

  return {
    async read(endpoint, request, signal) {
      signal?.throwIfAborted();
      thread ??= start();
      const { peer } = thread;
      last += 1;
      const id = last;
      const abandon = () => void peer.call('abandon', id).catch(() => {});
      signal?.addEventListener('abort', abandon);
      try {
        const body = (await peer.call('read', {
          id,
          endpoint: endpoint as object as ReadRequest['endpoint'],
          request,
        } satisfies ReadRequest)) as Uint8Array;
        return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', abandon);
      }
    },

    warmUp() {
      thread ??= start();
    },

    async stop() {
      await thread?.worker.terminate();
    },
  };
}
