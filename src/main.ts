#!/usr/bin/env node
import { requireNode } from 'creditgraph-sandbox/node-version';

requireNode('creditgraph');
const { surviveClosedOutput } = await import('creditgraph-sandbox/terminal');
const { createProgram } = await import('./cli/program.js');
surviveClosedOutput();
// Named here because this file is in one folder, in build/ and in dist/.
await createProgram(new URL('../package.json', import.meta.url)).parseAsync();
