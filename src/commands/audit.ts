import { requireNode } from 'creditgraph-sandbox/node-version';

requireNode('creditgraph');
await import('./audit-command.js');
