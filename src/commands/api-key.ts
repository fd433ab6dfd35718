import { requireNode } from 'creditgraph-sandbox/node-version';

requireNode('creditgraph');
await import('./api-key-command.js');
