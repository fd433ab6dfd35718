import { parentPort, workerData } from 'node:worker_threads';
import { Secret } from './lib/secret.js';
import { createPlaidClient } from './plaid/client.js';
import { createPeer, portOf } from './workers/peer.js';
import type { UpstreamSettings } from './workers/protocol.js';
import { createUpstreamThread } from './workers/upstream-thread.js';

/** What the thread runs that reads from Plaid. It has the credentials, as the thread above does, and no report of anybody's. */
if (parentPort === null) throw new Error('This is started as a worker thread');
const { secret, ...options } = workerData as UpstreamSettings;
createPeer(
  portOf(parentPort),
  createUpstreamThread(createPlaidClient({ ...options, secret: new Secret(secret) })),
);
