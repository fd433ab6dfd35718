import { requireNode } from 'creditgraph-sandbox/node-version';

requireNode('creditgraph');
await import('./serve.js');
