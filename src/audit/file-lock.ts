import { open, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';

/** Another process uses the file. The message names it. */
export class FileLockedError extends Error {
  override readonly name = 'FileLockedError' as const;
}

export interface FileLock {
  release(): Promise<void>;
}

/** How often the owner of a lock shows that it lives, in ms. */
const TOUCH_MS = 10_000;

/** A lock of another machine that was not touched for this time has no owner any more, in ms. */
const STALE_MS = 60_000;

/** The files that this process has locked. */
const held = new Set<string>();

/**
 * Locks a file for this process, with a file beside it that ends in `.lock`. The lock of a process that has ended is taken over: on
 * this machine at once, from another machine after a minute.
 *
 * @throws {FileLockedError} when another process, or this one, has locked it.
 */
export async function lockFile(path: string): Promise<FileLock> {
  const file = resolve(path);
  const lock = `${file}.lock`;
  if (held.has(file)) throw new FileLockedError('is used by this process already');
  if (!(await created(lock))) {
    const owner = await ownerOf(lock);
    if (owner !== null) throw new FileLockedError(`is used by process ${owner.pid} on ${owner.host}`);
    await unlink(lock).catch(ignoreMissing);
    if (!(await created(lock))) throw new FileLockedError('is used by a process that starts now');
  }
  held.add(file);
  const touching = setInterval(() => {
    const now = new Date();
    // A lock that cannot be touched goes stale. The chain then shows who else writes.
    void utimes(lock, now, now).catch(() => {});
  }, TOUCH_MS).unref();
  return {
    async release() {
      clearInterval(touching);
      held.delete(file);
      await unlink(lock).catch(ignoreMissing);
    },
  };
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** Creates the lock. False when there is one. */
async function created(lock: string): Promise<boolean> {
  const file = await open(lock, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (file === null) return false;
  await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
  await file.close();
  return true;
}

/** The process that holds a lock; null when it has ended. */
async function ownerOf(lock: string): Promise<Owner | null> {
  const [text, found] = await Promise.all([
    readFile(lock, 'utf8').catch(() => ''),
    stat(lock).catch(() => null),
  ]);
  if (found === null) return null;
  const isFresh = Date.now() - found.mtimeMs < STALE_MS;
  const owner = parsed(text);
  // Its owner has not written it yet, or could not.
  if (owner === null) return isFresh ? { pid: 0, host: 'this machine' } : null;
  if (owner.host !== hostname()) return isFresh ? owner : null;
  // A process of this number that is not this one. In a container, a restarted process often has the number of the one before.
  return owner.pid !== process.pid && isRunning(owner.pid) ? owner : null;
}

function parsed(text: string): Owner | null {
  try {
    const { pid, host } = JSON.parse(text) as Partial<Owner>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
