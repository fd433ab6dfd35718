import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../redis/redis-connection.js';
import { RedisWatch } from '../redis/redis-watch.js';
import type { ReportRead } from '../reports/report-call.js';
import type { FoundBytes, MissingBytes, ReportBytes, SharedBytes } from '../reports/shared-bytes.js';
import type { ValueSealer } from '../sealing/sealed-value.js';
import { type ReadOutcome, ReadWaiters } from './read-waiters.js';
import type { ReportName, ReportNames } from './report-names.js';
import { GENERATION_MS, ReportRemoval } from './report-removal.js';
import { defineReportScripts, type ReportScripts } from './report-scripts.js';
import { decodeReport, encodeReport, type StoredBytes } from './report-value.js';

/**
 * `hit`: found. `miss`: not found, or too old for its reader. `wait`: another server was reading it. `damaged`: it cannot be decrypted.
 * `failed`: a command failed.
 */
export type SharedReportEvent = 'hit' | 'miss' | 'wait' | 'damaged' | 'failed';

export interface SharedReportsOptions {
  readonly connection: RedisConnection;
  readonly names: ReportNames;
  readonly sealer: ValueSealer;
  /** Where servers tell each other that a read has ended. */
  readonly channel: string;
  readonly onEvent?: (event: SharedReportEvent) => void;
}

/** How long a server that was killed holds the lock of its read, in ms. A running one renews it. */
const LOCK_MS = 2_000;
const RENEW_MS = 600;

const NOT_SHARED: MissingBytes = { kind: 'missing', share: async () => {}, release() {} };

/**
 * Reports in Redis, compressed and encrypted. One server at a time reads a report that is missing, and the others wait for it. If
 * Redis fails, each server reads for itself.
 */
export class SharedReports implements SharedBytes {
  readonly removal: ReportRemoval;
  readonly #options: SharedReportsOptions;
  readonly #scripts: ReportScripts;
  readonly #waiters = new ReadWaiters();
  readonly #watch: RedisWatch;

  constructor(options: SharedReportsOptions) {
    const { connection, channel } = options;
    this.#options = options;
    this.#scripts = defineReportScripts(connection);
    this.removal = new ReportRemoval({ connection, names: options.names, scripts: this.#scripts });
    this.#watch = new RedisWatch({
      connection,
      onMessage: (_channel, message) => {
        const [outcome, lock = ''] = message.split(' ');
        this.#waiters.tell(lock, outcome as ReadOutcome);
      },
      // Who waits meanwhile goes on when the lock has expired.
      onSubscribed: async () => {},
    });
    this.#watch.add(channel);
  }

  async find(tenant: string, read: ReportRead, signal: AbortSignal): Promise<FoundBytes | MissingBytes> {
    const name = this.#options.names.of(tenant, read);
    const owner = randomUUID();
    while (!this.removal.blocked.has(name.key)) {
      const waiter = this.#waiters.enter(name.lock);
      try {
        const reply = await this.#attempt(() =>
          this.#scripts.reportFindBuffer(name.key, name.lock, name.field, owner, LOCK_MS),
        );
        if (reply === null) break;
        const [value, generation, lockedMs] = reply;
        if (value !== null) {
          const found = await this.#opened(name, value);
          if (found === 'unknown') break;
          if (found !== 'useless')
            return isTooOld(found, read.maxAgeMs) ? this.#missing(name, generation, null) : this.#hit(found);
          // Without it, one server reads the report, and the others wait.
          const discarded = await this.#attempt(() =>
            this.#scripts.reportDiscard(name.key, name.field, value),
          );
          if (discarded === null) break;
        } else {
          if (lockedMs === 0) return this.#missing(name, generation, owner);
          this.#count('wait');
          const outcome = await waiter.wait(lockedMs, signal);
          if (outcome === 'none') return this.#missing(name, generation, null);
        }
      } finally {
        waiter.end();
      }
    }
    return NOT_SHARED;
  }

  stop(): void {
    this.#watch.close();
  }

  /**
   * Opens a value. `useless`: nobody can read it, it has expired, or an invalidation by the id of the report would not find it, because
   * Redis has evicted the set that names it. `unknown`: the report must still be removed from Redis, or Redis fails.
   */
  async #opened(name: ReportName, value: Buffer): Promise<StoredBytes | 'useless' | 'unknown'> {
    const { connection, names, sealer } = this.#options;
    const stored = await decodeReport(sealer, placeOf(name), value);
    if (stored === null) {
      this.#count('damaged');
      return 'useless';
    }
    if (stored.expiresAt <= Date.now()) return 'useless';
    const set = names.ofReport(stored.assetReportId);
    const isNamed = await this.#attempt(() => connection.client.sismember(set, name.key));
    // Also when the report was invalidated meanwhile.
    if (isNamed === null || this.removal.blocked.has(set, name.key)) return 'unknown';
    return isNamed === 1 ? stored : 'useless';
  }

  #hit({ body, begunAt, readAt, expiresAt }: StoredBytes): FoundBytes {
    this.#count('hit');
    return { kind: 'found', body, begunAt, readAt, ttlMs: expiresAt - Date.now() };
  }

  /** @param owner of the lock; null without it. */
  #missing(name: ReportName, generation: Buffer | null, owner: string | null): MissingBytes {
    this.#count('miss');
    const renewing =
      owner === null
        ? undefined
        : setInterval(
            () => void this.#attempt(() => this.#scripts.reportRenew(name.lock, owner, LOCK_MS)),
            RENEW_MS,
          ).unref();
    let isEnded = false;
    const unlock = async (outcome: ReadOutcome) => {
      clearInterval(renewing);
      if (owner === null) return;
      const message = `${outcome} ${name.lock}`;
      await this.#attempt(() => this.#scripts.reportUnlock(name.lock, owner, this.#options.channel, message));
    };
    return {
      kind: 'missing',
      share: async (bytes, assetReportId, ttlMs) => {
        isEnded = true;
        const write = { bytes, assetReportId, ttlMs, generation };
        const isShared = await this.#attempt(() => this.#write(name, write));
        await unlock(isShared === true ? 'shared' : 'none');
      },
      release: () => {
        if (!isEnded) void unlock('none');
        isEnded = true;
      },
    };
  }

  async #write(
    name: ReportName,
    {
      bytes,
      assetReportId,
      ttlMs,
      generation,
    }: {
      readonly bytes: ReportBytes;
      readonly assetReportId: string;
      readonly ttlMs: number;
      readonly generation: Buffer | null;
    },
  ): Promise<boolean> {
    const { connection, names, sealer } = this.#options;
    const expiresAt = bytes.readAt + ttlMs;
    const value = await encodeReport(sealer, placeOf(name), { ...bytes, expiresAt, assetReportId });
    const set = names.ofReport(assetReportId);
    // Before the report, so that who invalidates it by its id finds it.
    await connection.client.sadd(set, name.key);
    await connection.client.pexpire(set, GENERATION_MS + ttlMs);
    const shared = await this.#scripts.reportShare(name.key, name.field, value, generation ?? '', ttlMs);
    return shared === 1;
  }

  async #attempt<Reply>(command: () => Promise<Reply>): Promise<Reply | null> {
    try {
      return await command();
    } catch {
      // The connection tells of its errors.
      this.#count('failed');
      return null;
    }
  }

  #count(event: SharedReportEvent): void {
    this.#options.onEvent?.(event);
  }
}

/** The clock of the server that has read it may be ahead. */
function isTooOld({ begunAt }: StoredBytes, maxAgeMs = Number.POSITIVE_INFINITY): boolean {
  return Math.max(0, Date.now() - begunAt) >= maxAgeMs;
}

function placeOf({ key, field }: ReportName): string {
  return `${key} ${field}`;
}
