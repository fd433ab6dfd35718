#!/usr/bin/env node
/** Builds packages/viewer, unless its last build is fresh, and copies it into dist/pages/viewer/. `npm run build` removes it there. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const VIEWER = 'packages/viewer/';
const BUILT = `${VIEWER}dist/index.html`;

/** The files in the bundle: see packages/viewer/vite.config.ts. */
export const VIEWER_INPUTS = `${VIEWER}build/inputs.json`;

/** Apart from the files in `src/`. */
const OTHER_SOURCES = [
  'package-lock.json',
  'src/clients/apollo-type-policies.ts',
  `${VIEWER}src`,
  `${VIEWER}index.html`,
  `${VIEWER}package.json`,
  `${VIEWER}vite.config.ts`,
];

/** A file that is newer than what was built of it; undefined when there is none. */
export function changedSince(built) {
  const builtAt = modifiedAt(built);
  const sources = readdirSync(`${ROOT}${VIEWER}src`, { recursive: true }).map(
    (file) => `${VIEWER}src/${file}`,
  );
  return [...OTHER_SOURCES, ...sources].find((file) => modifiedAt(file) > builtAt);
}

/** In ms since the epoch; 0 for a file that does not exist. */
function modifiedAt(file) {
  return statSync(`${ROOT}${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Builds the viewer, unless its last build is fresh.
 *
 * @param {string} folder the folder of the pages of a server; the viewer is copied into `viewer/` there.
 */
export function buildViewer(folder) {
  if (changedSince(BUILT) !== undefined) {
    const vite = ['run', '--silent', 'build', '--workspace', VIEWER];
    const { status } = spawnSync('npm', vite, { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
  const copy = join(folder, 'viewer');
  rmSync(copy, { recursive: true, force: true });
  cpSync(`${ROOT}${VIEWER}dist`, copy, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildViewer(`${ROOT}dist/pages`);
