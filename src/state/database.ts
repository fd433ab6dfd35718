import { type BatchOperation, ClassicLevel, type IteratorOptions } from 'classic-level';
import { StateFolderError } from './state-folder.js';
import { StateUnavailableError } from './state-unavailable.js';

type Level = ClassicLevel<string, Buffer>;

export type Change = BatchOperation<Level, string, Buffer>;
export type Range = Pick<IteratorOptions<string, Buffer>, 'gt' | 'gte' | 'lt' | 'reverse' | 'limit'>;

/** Keys below and above all others. They have no meaning. */
const LOWEST = '!';
const HIGHEST = '~';

/** Reads the database as it was at one moment. */
export interface View {
  entries(range: Range): AsyncIterable<readonly [key: string, value: Buffer]>;
}

/**
 * A LevelDB database with one writer. Writes that arrive while another one runs are written together, and resolve when they are on
 * disk. After a write that failed, LevelDB may lose later writes in the same file. So the database is opened again before the next
 * call.
 */
export class Database {
  readonly #level: Level;
  #waiting: { readonly changes: Change[]; readonly written: Promise<void> } | null = null;
  #lastWrite: Promise<void> = Promise.resolve();
  #reopened: Promise<void> | null = null;
  #isBroken = false;
  #isClosed = false;

  private constructor(level: Level) {
    this.#level = level;
  }

  /** @throws {StateFolderError} when another process uses it, or when it cannot be opened. */
  static async open(path: string): Promise<Database> {
    const level: Level = new ClassicLevel(path, { keyEncoding: 'utf8', valueEncoding: 'buffer' });
    await level.open().catch((error: Error) => {
      const cause = error.cause as { code?: string; message?: string } | undefined;
      if (cause?.code === 'LEVEL_LOCKED') {
        throw new StateFolderError('is used by another process', { cause: error });
      }
      throw new StateFolderError(`cannot be opened (${cause?.code ?? error.message})`, { cause: error });
    });
    return new Database(level);
  }

  get(key: string): Promise<Buffer | undefined> {
    return this.#use((level) => level.get(key));
  }

  /** Reads with a view of this moment. */
  view<Result>(read: (view: View) => Promise<Result>): Promise<Result> {
    return this.#use(async (level) => {
      const snapshot = level.snapshot();
      try {
        return await read({ entries: (range) => level.iterator({ ...range, snapshot }) });
      } finally {
        await snapshot.close();
      }
    });
  }

  /** All of the range, as it was at the first step. */
  async *entries(range: Range): AsyncIterable<readonly [key: string, value: Buffer]> {
    const iterator = await this.#use(async (level) => level.iterator(range));
    try {
      for (;;) {
        const entry = await this.#use(() => iterator.next());
        if (entry === undefined) return;
        yield entry;
      }
    } finally {
      await iterator.close();
    }
  }

  /** All changes are made, or none. Resolves when they are on disk. */
  write(changes: readonly Change[]): Promise<void> {
    if (this.#waiting === null) {
      const all: Change[] = [];
      const written = this.#lastWrite.then(() => this.#writeNow(all));
      this.#waiting = { changes: all, written };
      this.#lastWrite = written.catch(() => {});
    }
    this.#waiting.changes.push(...changes);
    return this.#waiting.written;
  }

  /**
   * Writes the files anew without what was deleted or replaced. LevelDB does not rewrite a file on its lowest level unless a newer file
   * overlaps it. So the first pass makes files of everything, and the second one begins with a file that spans all keys.
   */
  async compact(): Promise<void> {
    const all = [LOWEST, HIGHEST] as const;
    await this.#use((level) => level.compactRange(...all));
    await this.write(all.map((key) => ({ type: 'put', key, value: Buffer.alloc(0) })));
    await this.#use((level) => level.compactRange(...all));
  }

  assertOpen(): void {
    if (this.#isClosed) throw new StateUnavailableError('the state store is closed');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#lastWrite;
    await this.#reopened?.catch(() => {});
    await this.#level.close();
  }

  async #writeNow(changes: Change[]): Promise<void> {
    // Later changes wait for the next write.
    this.#waiting = null;
    try {
      await this.#use((level) => level.batch(changes, { sync: true }));
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
  }

  async #use<Result>(call: (level: Level) => Promise<Result>): Promise<Result> {
    this.assertOpen();
    try {
      if (this.#isBroken) await this.#reopen();
      return await call(this.#level);
    } catch (error) {
      throw new StateUnavailableError('the state cannot be read or written', error);
    }
  }

  #reopen(): Promise<void> {
    this.#reopened ??= (async () => {
      try {
        await this.#level.close();
        await this.#level.open();
        this.#isBroken = false;
      } finally {
        this.#reopened = null;
      }
    })();
    return this.#reopened;
  }
}
