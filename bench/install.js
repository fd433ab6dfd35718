import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const lock = `${folder}package-lock.json`;
/** npm writes it at the end of an installation. */
const mark = `${folder}node_modules/.package-lock.json`;

/**
 * Installs the peers, unless the installed versions match the lock file.
 *
 * @param {(line: string) => void} say
 * @throws {UsageError} when npm fails.
 */
export function installPeers(say) {
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing the peers: npm ci --prefix bench');
  const { status } = spawnSync('npm', ['ci', '--prefix', folder, '--loglevel', 'error'], {
    // Standard output is for the tables.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    throw new UsageError('the peers could not be installed; run npm ci --prefix bench to see why');
}
