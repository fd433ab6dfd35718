#!/usr/bin/env node
import { requireNode } from './settings/node-version.js';

requireNode('creditgraph sandbox');
const { surviveClosedOutput } = await import('./settings/terminal.js');
const { serveSandbox } = await import('./serve.js');
surviveClosedOutput();
await serveSandbox(process.argv.slice(2));
