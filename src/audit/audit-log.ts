import type { Stats } from 'node:fs';
import { type FileHandle, open, stat, statfs } from 'node:fs/promises';
import { setImmediate as afterPendingIo } from 'node:timers/promises';
import { type ChainHead, type ChainKeys, chain, checkLine, START } from './audit-chain.js';
import type { AuditEntry } from './audit-entry.js';
import { AuditFailureError, type AuditObserver, auditFailureOf } from './audit-failure.js';
import { FileLockedError, lockFile } from './file-lock.js';
import { createLineWriter } from './line-writer.js';

/** An entry could not be written, so its response must not be sent. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError' as const;

  constructor(options?: ErrorOptions) {
    super('The audit log cannot be written', options);
  }
}

/** An existing file cannot be continued. The message says why, as the end of a sentence about the file. */
export class AuditFileError extends Error {
  override readonly name = 'AuditFileError' as const;
}

/** An append-only file of lines in a hash chain. */
export interface AuditLog {
  /**
   * Resolves once the line is in the file. Only then may the response be sent.
   *
   * @throws {AuditUnavailableError} when the line cannot be written.
   */
  append(entry: AuditEntry): Promise<void>;
  /**
   * Checks that lines can be written, without writing one.
   *
   * @param isForChange true before a mutation: the file and the disk are checked now. Before a read, a check within the last
   *   `checkEveryMs` or under way is enough, because a read gets no response if its line cannot be written.
   * @throws {AuditUnavailableError} when they cannot.
   */
  assureWritable(isForChange: boolean): Promise<void>;
  /** False from a failed check or write until one succeeds. */
  readonly isWritable: boolean;
  /** A copy outside the file shows whether lines at the end were deleted. */
  readonly head: ChainHead;
  stop(): Promise<void>;
}

export interface AuditLogOptions {
  /** No other process may write to this file. */
  readonly path: string;
  readonly keys: ChainKeys;
  readonly observer?: AuditObserver;
  readonly now?: () => Date;
  /** The free space on the disk of a file, in bytes; tests replace it. */
  readonly freeSpaceAt?: (path: string) => Promise<number>;
  /** How long a check of the file stays valid, in ms; tests set 0. */
  readonly checkEveryMs?: number;
}

/** Only the owner may read or write the file. */
const MODE = 0o600;

/** How often lines are flushed to the disk, in ms. A power failure can lose the lines since the last flush. */
const SYNC_MS = 1_000;

/**
 * How long a check of the file stays valid, in ms. A check takes as long as a write. Between checks, another process could add a
 * line or move the file; the chain shows both.
 */
const CHECK_MS = 100;

/** Real lines are much shorter. With less free space, mutations are refused. */
export const LONGEST_LINE_BYTES = 1_000_000;

/** Entries that are written together. */
interface Batch {
  readonly entries: AuditEntry[];
  readonly written: Promise<void>;
}

/**
 * Opens the log and continues the chain in the file. Entries that arrive during a write are written together. When the file is moved
 * away, a new one continues the chain at the same path.
 *
 * @throws {AuditFileError} when the file cannot be opened, or does not end with a line of a chain.
 */
export async function openAuditLog({
  path,
  keys,
  observer = {},
  now = () => new Date(),
  freeSpaceAt = freeSpaceOnDisk,
  checkEveryMs = CHECK_MS,
}: AuditLogOptions): Promise<AuditLog> {
  let file = await open(path, 'a+', MODE).catch((cause: NodeJS.ErrnoException) => {
    throw new AuditFileError(`cannot be opened (${cause.code})`, { cause });
  });
  const lock = await lockFile(path).catch(async (cause: NodeJS.ErrnoException) => {
    await file.close();
    throw new AuditFileError(
      cause instanceof FileLockedError ? cause.message : `cannot be locked (${cause.code})`,
      { cause },
    );
  });
  const found = await file.stat();
  let { ino, size } = found;
  let head = await lastHead(file, found, keys).catch(async (error: unknown) => {
    await lock.release();
    await file.close();
    throw error;
  });
  const writer = createLineWriter();
  let waiting: Batch | null = null;
  /** The check that a read has begun. */
  let checkForReads: Promise<void> | null = null;
  let fileCheckedAt = Number.NEGATIVE_INFINITY;
  let spaceCheckedAt = Number.NEGATIVE_INFINITY;
  let isDirty = false;
  let failed: 'check' | 'write' | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Checks and writes run one at a time, so that none sees the file in the middle of another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  /** Checks that the path has the open file, with the expected length. If the file was moved away, opens a new one. */
  async function assureFile(): Promise<void> {
    // If this check fails, the next one checks again.
    fileCheckedAt = Number.NEGATIVE_INFINITY;
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found !== null && found.ino === ino) {
      if (found.size !== size) throw new AuditFailureError('changed');
      fileCheckedAt = performance.now();
      return;
    }
    const next = await open(path, 'a+', MODE);
    const created = await next.stat();
    if (created.size !== 0 || !created.isFile()) {
      await next.close();
      throw new AuditFailureError('replaced');
    }
    await file.datasync();
    await file.close();
    file = next;
    ({ ino, size } = created);
    observer.onNewFile?.();
    fileCheckedAt = performance.now();
  }

  /** Detects a full disk before a mutation is executed, and not when its line is written. */
  async function assureSpace(): Promise<void> {
    // If this check fails, the next read checks again.
    spaceCheckedAt = Number.NEGATIVE_INFINITY;
    await assureFile();
    if ((await freeSpaceAt(path)) < LONGEST_LINE_BYTES) throw new AuditFailureError('full');
    spaceCheckedAt = performance.now();
  }

  async function write(entries: readonly AuditEntry[]): Promise<void> {
    if (performance.now() - fileCheckedAt >= checkEveryMs) await assureFile();
    const time = now();
    let next = head;
    let text = '';
    for (const entry of entries) {
      const line = chain(entry, next, keys, time);
      next = line.head;
      text += line.text;
    }
    const bytes = Buffer.from(text);
    const bytesWritten = await writer.write(file, bytes);
    if (bytesWritten !== bytes.length) {
      // The disk is full. Part of a line would break the chain.
      spaceCheckedAt = Number.NEGATIVE_INFINITY;
      await file.truncate(size);
      throw new AuditFailureError('full');
    }
    size += bytesWritten;
    head = next;
    isDirty = true;
    observer.onWritten?.(entries.length);
  }

  /** A write proves that lines fit, but not that there is room for a long one, as a check does. */
  function succeed(what: 'check' | 'write'): void {
    if (failed === null || (failed === 'check' && what === 'write')) return;
    failed = null;
    observer.onRecovery?.();
  }

  function fail(what: 'check' | 'write', cause: unknown): never {
    if (failed !== 'check') failed = what;
    observer.onFailure?.(auditFailureOf(cause), cause);
    throw new AuditUnavailableError({ cause });
  }

  async function check(): Promise<void> {
    await inTurn(assureSpace).catch((error: unknown) => fail('check', error));
    succeed('check');
  }

  /** Starts a batch, which accepts entries until its write starts. */
  function beginBatch(): Batch {
    const entries: AuditEntry[] = [];
    const written = inTurn(async () => {
      // A write costs more than a line, so all requests that have arrived by now share one.
      await afterPendingIo();
      waiting = null;
      await write(entries);
    });
    return {
      entries,
      written: written.then(
        () => succeed('write'),
        (error: unknown) => fail('write', error),
      ),
    };
  }

  async function sync(): Promise<void> {
    if (!isDirty) return;
    isDirty = false;
    // If a flush fails, it is retried, and the next write reports the fault.
    await writer.sync(file).catch(() => {
      isDirty = true;
    });
  }
  const syncing = setInterval(() => void sync(), SYNC_MS).unref();

  return {
    append(entry) {
      waiting ??= beginBatch();
      waiting.entries.push(entry);
      return waiting.written;
    },
    async assureWritable(isForChange) {
      if (isForChange) {
        await check();
      } else if (performance.now() - spaceCheckedAt >= checkEveryMs) {
        // While nothing has failed, the reads behind the first do not wait: all would continue in the same turn of the event loop.
        if (checkForReads !== null && failed === null) return;
        checkForReads ??= check().finally(() => {
          checkForReads = null;
        });
        await checkForReads;
      }
    },
    get isWritable() {
      return failed === null;
    },
    get head() {
      return head;
    },
    async stop() {
      clearInterval(syncing);
      await turn;
      await sync();
      await file.close();
      await lock.release();
    },
  };
}

/** The free space on the disk of a file, in bytes. */
export async function freeSpaceOnDisk(path: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(path);
  // Some file systems do not report their size.
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

async function lastHead(file: FileHandle, found: Stats, keys: ChainKeys): Promise<ChainHead> {
  // A device such as /dev/null accepts lines and stores none.
  if (!found.isFile()) throw new AuditFileError('is not a regular file');
  const { size } = found;
  if (size === 0) return START;
  const length = Math.min(size, LONGEST_LINE_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const text = buffer.toString();
  if (!text.endsWith('\n')) throw new AuditFileError('ends in an incomplete line');
  const { line, fault } = checkLine(text.slice(text.lastIndexOf('\n', text.length - 2) + 1, -1), keys);
  if (line === null || fault !== null) throw new AuditFileError(`ends in a line that ${fault}`);
  return line.head;
}
