import { parentPort, workerData } from 'node:worker_threads';
import { createSealingRing } from './auth/sealed-id.js';
import { createExecutor } from './execution/executor.js';
import { createSchema } from './graphql/schema.js';
import { Secret } from './lib/secret.js';
import { createPeer, type Peer, portOf } from './workers/peer.js';
import type { WorkerSettings } from './workers/protocol.js';
import { createReportThread } from './workers/report-thread.js';

/** What a thread runs that owns large reports. Speaks to the thread above and to nobody else. */
if (parentPort === null) throw new Error('This is started as a worker thread');
const { sealingKeys, environment, compiling } = workerData as WorkerSettings;
const schema = await createSchema();
const peer: Peer = createPeer(
  portOf(parentPort),
  createReportThread({
    schema,
    executor: createExecutor({ schema, ...compiling }),
    sealing: createSealingRing(
      sealingKeys.map(({ id, key }) => ({ id, key: new Secret(key) })),
      environment,
    ),
    above: () => peer,
  }),
);
