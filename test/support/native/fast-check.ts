import fc from 'fast-check';
import { runs } from '../runs.js';

// The limit also bounds shrinking. On a slow machine, a property is checked with fewer values and does not fail.
fc.configureGlobal({ numRuns: runs(50), interruptAfterTimeLimit: runs(30_000) });
