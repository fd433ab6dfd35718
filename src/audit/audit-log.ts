import type { Stats } from 'node:fs';
import { type FileHandle, open, stat, statfs } from 'node:fs/promises';
import { setImmediate as untilAllAreRead } from 'node:timers/promises';
import { type ChainHead, type ChainKeys, chain, checkLine, START } from './audit-chain.js';
import type { AuditEntry } from './audit-entry.js';
import { createLineWriter } from './line-writer.js';

/** An entry could not be written, so what it tells of must not leave. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError' as const;

  constructor(options?: ErrorOptions) {
    super('The audit log cannot be written', options);
  }
}

/** A file cannot be gone on with. The message says why, as the end of a sentence about it. */
export class AuditFileError extends Error {
  override readonly name = 'AuditFileError' as const;
}

/** An append-only file of lines that are chained by their hashes. */
export interface AuditLog {
  /**
   * Resolves once the line is in the file: then, and not before, may the answer leave.
   *
   * @throws {AuditUnavailableError} when it is not, and will not be.
   */
  append(entry: AuditEntry): Promise<void>;
  /**
   * Whether lines can be written, as far as that can be told without writing one.
   *
   * @param isForChange whether something is about to be changed: then the file and the disk are looked at now. Else a look of the
   *   last `lookEveryMs` is good enough, for a read whose line cannot be written is not answered.
   * @throws {AuditUnavailableError} when not.
   */
  assureWritable(isForChange: boolean): Promise<void>;
  /** Noted elsewhere, it shows whether lines at the end have gone. */
  readonly head: ChainHead;
  stop(): Promise<void>;
}

export interface AuditLogOptions {
  /** A file of this process alone. */
  readonly path: string;
  readonly keys: ChainKeys;
  readonly now?: () => Date;
  /** How much room there is beside a file, in bytes; tests bring one of their own. */
  readonly roomAt?: (path: string) => Promise<number>;
  /** How long a look at the file holds, in ms; tests look each time. */
  readonly lookEveryMs?: number;
}

/** Nobody but the owner reads or writes it. */
const MODE = 0o600;

/** How long lines may be in the system's buffers before they are on the disk, in ms: what a loss of power may cost. */
const SYNC_MS = 1_000;

/**
 * How long a look at the file holds, in ms. A look takes as long as a write, and what it could miss shows by the chain: lines that
 * somebody else puts between ours, or that go to a file which has just been moved away.
 */
const LOOK_MS = 100;

/** A line is far shorter. */
const LONGEST_LINE_BYTES = 1_000_000;

/** Entries that are written together. */
interface Batch {
  readonly entries: AuditEntry[];
  readonly written: Promise<void>;
}

/**
 * Opens the log, and goes on with the chain that is in the file. Entries that come while a write is under way are written
 * together. A file that was moved away is begun anew under its name, with the same chain.
 *
 * @throws {AuditFileError} when it cannot be opened, or what is there is not the end of a chain.
 */
export async function openAuditLog({
  path,
  keys,
  now = () => new Date(),
  roomAt = roomOnDisk,
  lookEveryMs = LOOK_MS,
}: AuditLogOptions): Promise<AuditLog> {
  let file = await open(path, 'a+', MODE).catch((cause: NodeJS.ErrnoException) => {
    throw new AuditFileError(`cannot be opened (${cause.code})`, { cause });
  });
  const found = await file.stat();
  let { ino, size } = found;
  let head = await lastHead(file, found, keys).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const writer = createLineWriter();
  let waiting: Batch | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let hadRoomAt = Number.NEGATIVE_INFINITY;
  let isDirty = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** What looks at the file and what writes to it take turns: none may find it as another is about to leave it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  /** That the file at the path is ours, and as long as we left it. */
  async function assureFile(): Promise<void> {
    // If this check fails, the next one checks again.
    lookedAt = Number.NEGATIVE_INFINITY;
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found !== null && found.ino === ino) {
      if (found.size !== size) throw new Error('Somebody else has written to the file, or cut it');
      lookedAt = performance.now();
      return;
    }
    const next = await open(path, 'a+', MODE);
    const put = await next.stat();
    if (put.size !== 0 || !put.isFile()) {
      await next.close();
      throw new Error('Somebody else has put a file there');
    }
    await file.datasync();
    await file.close();
    file = next;
    ({ ino, size } = put);
    lookedAt = performance.now();
  }

  /** A full disk is found out here, and not by a line that does not fit once a mutation has been carried out. */
  async function assureRoom(): Promise<void> {
    // If this check fails, the next read checks again.
    hadRoomAt = Number.NEGATIVE_INFINITY;
    await assureFile();
    if ((await roomAt(path)) < LONGEST_LINE_BYTES) throw new Error('The disk is full');
    hadRoomAt = performance.now();
  }

  async function write(entries: readonly AuditEntry[]): Promise<void> {
    if (performance.now() - lookedAt >= lookEveryMs) await assureFile();
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
      // The disk is full: half a line would end the chain for good.
      hadRoomAt = Number.NEGATIVE_INFINITY;
      await file.truncate(size);
      throw new Error('The file takes no more');
    }
    size += bytesWritten;
    head = next;
    isDirty = true;
  }

  /** Begins a batch, which takes entries until its turn has come. */
  function beginBatch(): Batch {
    const entries: AuditEntry[] = [];
    const written = inTurn(async () => {
      // A write costs more than a line, so the requests that have come by now go into one.
      await untilAllAreRead();
      waiting = null;
      await write(entries);
    });
    return { entries, written: written.catch(refuse) };
  }

  async function sync(): Promise<void> {
    if (!isDirty) return;
    isDirty = false;
    // What cannot be brought to the disk will show when the next line is written.
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
      if (!isForChange && performance.now() - hadRoomAt < lookEveryMs) return;
      await inTurn(assureRoom).catch(refuse);
    },
    get head() {
      return head;
    },
    async stop() {
      clearInterval(syncing);
      await turn;
      await sync();
      await file.close();
    },
  };
}

function refuse(cause: unknown): never {
  throw new AuditUnavailableError({ cause });
}

async function roomOnDisk(path: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(path);
  // Some file systems do not say how large they are.
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

async function lastHead(file: FileHandle, found: Stats, keys: ChainKeys): Promise<ChainHead> {
  // A device takes lines and keeps none of them.
  if (!found.isFile()) throw new AuditFileError('is not a regular file');
  const { size } = found;
  if (size === 0) return START;
  const length = Math.min(size, LONGEST_LINE_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const text = buffer.toString();
  if (!text.endsWith('\n')) throw new AuditFileError('ends in a line that is not whole');
  const { line, fault } = checkLine(text.slice(text.lastIndexOf('\n', text.length - 2) + 1, -1), keys);
  if (line === null || fault !== null) throw new AuditFileError(`ends in a line that ${fault}`);
  return line.head;
}
