import { parentPort, workerData } from 'node:worker_threads';
import { createSealingRing } from './auth/sealed-id.js';
import { createExecutor } from './execution/executor.js';
import { createSchema } from './graphql/schema.js';
import { Secret } from './lib/secret.js';
import { createAdmit } from './operation/admit.js';
import { createPreparing } from './operation/prepare.js';
import { createPeer, type Peer, portOf } from './workers/peer.js';
import type { WorkerSettings } from './workers/protocol.js';
import { createReportThread } from './workers/report-thread.js';

/** What a thread runs that owns large reports. Speaks to the thread above and to nobody else. */
if (parentPort === null) throw new Error('This is started as a worker thread');
const { sealingKeys, environment, compiling, limits, registered } = workerData as WorkerSettings;
const schema = await createSchema();
const hashes = new Set(registered);
const peer: Peer = createPeer(
  portOf(parentPort),
  createReportThread({
    schema,
    executor: createExecutor({ schema, ...compiling }),
    sealing: createSealingRing(
      sealingKeys.map(({ id, key }) => ({ id, key: new Secret(key) })),
      environment,
    ),
    preparing: createPreparing(schema, limits.tokens),
    admit: createAdmit(limits, (documentHash) => hashes.has(documentHash)),
    maxWork: ({ hash }) => (hashes.has(hash) ? null : limits.work),
    above: () => peer,
  }),
);
