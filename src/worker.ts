import { parentPort, workerData } from 'node:worker_threads';
import { createExecutor } from './execution/executor.js';
import { createSchema } from './graphql/schema.js';
import { Secret } from './lib/secret.js';
import { createAdmit } from './operation/admit.js';
import { createPreparing } from './operation/prepare.js';
import { createChooseClient, idPlaceOf } from './plaid/clients.js';
import { createSealingRing } from './sealing/sealed-id.js';
import { createPeer, type Peer, portOf } from './workers/peer.js';
import type { MainCalls, WorkerCalls, WorkerSettings } from './workers/protocol.js';
import { createReportWorker } from './workers/report-worker.js';

/** The program of a worker thread. It owns large reports, and communicates only with the main thread. */
if (parentPort === null) throw new Error('This program must run in a worker thread');
const { sealingKeys, clients, compiling, limits, registered } = workerData as WorkerSettings;
const chooseClient = createChooseClient(clients);
const schema = await createSchema();
const hashes = new Set(registered);
const peer: Peer<MainCalls> = createPeer<WorkerCalls, MainCalls>(
  portOf(parentPort),
  createReportWorker({
    schema,
    executor: createExecutor({ schema, ...compiling }),
    sealing: createSealingRing(
      sealingKeys.map(({ id, key }) => ({ id, key: new Secret(key) })),
      (tenant) => idPlaceOf(chooseClient, tenant),
    ),
    preparing: createPreparing(schema, limits.tokens),
    admit: createAdmit(limits, (documentHash) => hashes.has(documentHash)),
    maxWork: ({ hash }) => (hashes.has(hash) ? null : limits.work),
    main: () => peer,
  }),
);
