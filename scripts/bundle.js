#!/usr/bin/env node
/**
 * Bundles the output of tsc in build/ and its packages into dist/. A server then loads 40 files instead of 2,000, and starts in
 * half the time.
 */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundling.js';
import { buildPages } from './pages.js';

/** Programs, the worker, and modules that tests import from the bundle. Paths as in src/. */
const ENTRIES = ['main', 'worker', 'app', 'config/config'];

await rm('dist', { recursive: true, force: true });
await Promise.all([
  buildPages(fileURLToPath(new URL('../dist/pages/', import.meta.url))),
  bundle({ from: 'build', entries: ENTRIES, to: 'dist', sourcemap: true }),
]);
