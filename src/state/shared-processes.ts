import { randomUUID } from 'node:crypto';
import type { Processes } from './processes.js';
import type { StateStore } from './state-store.js';

/** After this time without a heartbeat, in ms, a process counts as ended. */
const TTL_MS = 10_000;

const BEAT_MS = 2_500;

const ALIVE = Buffer.from('alive');

const keyOf = (id: string) => `process/${id}`;

/** The ids of all processes whose work was not taken over yet, as JSON. */
const MEMBERS = 'processes';

/** Longer than anything is left unfinished, in ms. Each start of a process begins it again. */
const MEMBERS_TTL_MS = 30 * 86_400_000;

/** Its value is the id of the process that takes over. */
const TAKEOVER = 'takeover';

/** If a process ends while it takes over, another one does after this time, in ms. */
const TAKEOVER_TTL_MS = 60_000;

export interface SharedProcessesOptions {
  readonly store: StateStore;
  /** Is called when the heartbeat cannot be written, or a takeover fails, and not again before both have succeeded. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The processes that share a state. Each one writes a heartbeat. One that is stopped for 10 s, or cannot reach the state for as
 * long, counts as ended and may still run. So its later writes must expect what it wrote before.
 */
export class SharedProcesses implements Processes {
  readonly id = randomUUID();
  readonly #options: SharedProcessesOptions;
  #beating: NodeJS.Timeout | null = null;
  #checking: Promise<void> | null = null;
  #takeOver: (() => Promise<void>) | null = null;
  #isFailing = false;

  constructor(options: SharedProcessesOptions) {
    this.#options = options;
  }

  /** Resolves when the first heartbeat was tried to write. */
  async start(): Promise<void> {
    this.#beating = setInterval(() => void this.#beat(), BEAT_MS).unref();
    await this.#beat();
  }

  /**
   * From now on calls back when other processes have ended, in one process at a time, until it succeeds. `isAlive` then tells what they
   * owned.
   */
  async takeOver(takeOver: () => Promise<void>): Promise<void> {
    this.#takeOver = takeOver;
    await this.#beat();
  }

  async isAlive(id: string): Promise<boolean> {
    return (await this.#options.store.get(keyOf(id))) !== null;
  }

  /** Others see at once that the process has ended. If that cannot be written, they see it 10 s later. */
  async stop(): Promise<void> {
    if (this.#beating !== null) clearInterval(this.#beating);
    this.#takeOver = null;
    await this.#checking?.catch(() => {});
    await this.#options.store.delete(keyOf(this.id)).catch(() => false);
  }

  async #beat(): Promise<void> {
    try {
      await this.#sign();
      // A takeover may last longer than the time between two signs.
      this.#checking ??= this.#checkOthers().finally(() => {
        this.#checking = null;
      });
      await this.#checking;
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#options.onFailure(error);
      this.#isFailing = true;
    }
  }

  async #checkOthers(): Promise<void> {
    const ended = await this.#endedMembers();
    if (ended.size > 0 && this.#takeOver !== null) await this.#takeOverFrom(ended, this.#takeOver);
  }

  async #sign(): Promise<void> {
    const { store } = this.#options;
    const key = keyOf(this.id);
    if (!(await store.replace(key, ALIVE, ALIVE, TTL_MS))) await store.create(key, ALIVE, TTL_MS);
  }

  /** Also makes this process a member. It has signed before. */
  async #endedMembers(): Promise<ReadonlySet<string>> {
    const members = await this.#changeMembers((ids) => (ids.includes(this.id) ? ids : [...ids, this.id]));
    const alive = await Promise.all(members.map((id) => id === this.id || this.isAlive(id)));
    return new Set(members.filter((_, index) => alive[index] === false));
  }

  async #takeOverFrom(ended: ReadonlySet<string>, takeOver: () => Promise<void>): Promise<void> {
    const { store } = this.#options;
    const claim = Buffer.from(this.id);
    if ((await store.create(TAKEOVER, claim, TAKEOVER_TTL_MS)) !== null) return;
    try {
      await takeOver();
      await this.#changeMembers((ids) => ids.filter((id) => !ended.has(id)));
    } finally {
      // Expires at once, unless another process has it now.
      await store.replace(TAKEOVER, claim, claim, 0);
    }
  }

  async #changeMembers(change: (ids: readonly string[]) => readonly string[]): Promise<readonly string[]> {
    const { store } = this.#options;
    for (;;) {
      const found = await store.get(MEMBERS);
      const before = found === null ? [] : (JSON.parse(found.toString()) as readonly string[]);
      const after = change(before);
      if (after.length === before.length) return after;
      const value = Buffer.from(JSON.stringify(after));
      const isWritten =
        found === null
          ? (await store.create(MEMBERS, value, MEMBERS_TTL_MS)) === null
          : await store.replace(MEMBERS, found, value, MEMBERS_TTL_MS);
      if (isWritten) return after;
    }
  }
}
