#!/usr/bin/env node
import { requireNode } from './settings/node-version.js';

requireNode('creditgraph sandbox');
await import('./serve.js');
