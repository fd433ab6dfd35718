#!/usr/bin/env node
import { requireNode } from 'creditgraph-sandbox/node-version';
import { setV8Flags } from './cli/v8-flags.js';

requireNode('creditgraph');
// Before the bundle is loaded: V8 takes compiled code only if it was made with the same flags.
setV8Flags();
const { runProgram } = await import('./bundle.js');
// Named here because `main.js` is one folder below package.json, in build/ and in dist/.
await runProgram(new URL('../package.json', import.meta.url));
