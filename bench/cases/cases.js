import { cachedFull } from './cached-full.js';
import { cachedSmall } from './cached-small.js';
import { coldFull } from './cold-full.js';
import { eventLoop } from './event-loop.js';
import { firstRead } from './first-read.js';
import { firstReadMemory } from './first-read-memory.js';
import { growth } from './growth.js';
import { memory } from './memory.js';
import { page } from './page.js';
import { startUp } from './start-up.js';
import { tracing } from './tracing.js';
import { upstreamCalls } from './upstream-calls.js';
import { worstOperation } from './worst-operation.js';

/** In the order of the tables. @type {readonly import('../report/case.js').Case[]} */
export const cases = [
  firstRead,
  firstReadMemory,
  startUp,
  page,
  cachedFull,
  coldFull,
  cachedSmall,
  upstreamCalls,
  eventLoop,
  worstOperation,
  tracing,
  memory,
  growth,
];
