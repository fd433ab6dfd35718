import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const lock = `${folder}package-lock.json`;
/** npm writes it when it is done. */
const mark = `${folder}node_modules/.package-lock.json`;

/**
 * Installs the peers, unless they are there as the lock file has them: creditgraph itself does without.
 *
 * @param {(line: string) => void} say
 * @throws {UsageError} when npm fails.
 */
export function installPeers(say) {
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installs the peers: npm ci --prefix bench');
  const { status } = spawnSync('npm', ['ci', '--prefix', folder, '--loglevel', 'error'], {
    // What npm says is not part of the table.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    throw new UsageError('the peers could not be installed; see what npm ci --prefix bench says');
}
