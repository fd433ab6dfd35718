import { requireNode } from 'creditgraph-sandbox/node-version';

requireNode('creditgraph');
await import('./attempts-command.js');
