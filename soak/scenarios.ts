import type { Scenario } from './scenario.js';
import { events } from './scenarios/events.js';
import { fleet } from './scenarios/fleet.js';
import { memory } from './scenarios/memory.js';
import { mutations } from './scenarios/mutations.js';
import { outage } from './scenarios/outage.js';
import { overload } from './scenarios/overload.js';
import { refreshes } from './scenarios/refreshes.js';
import { stopping } from './scenarios/stopping.js';

/** In the order in which they run. `memory` is the last: it takes the time that is left. */
export const scenarios: readonly Scenario[] = [
  outage,
  refreshes,
  stopping,
  overload,
  mutations,
  events,
  fleet,
  memory,
];
