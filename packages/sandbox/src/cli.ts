#!/usr/bin/env node
import { requireNode } from './settings/node-version.js';

requireNode('creditgraph sandbox');
const { serveSandbox } = await import('./serve.js');
await serveSandbox(process.argv.slice(2));
