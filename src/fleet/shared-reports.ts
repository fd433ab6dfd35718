import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../redis/redis-connection.js';
import { RedisWatch } from '../redis/redis-watch.js';
import type { ReportRead } from '../reports/report-call.js';
import type { Invalidation } from '../reports/report-store.js';
import type { FoundBytes, MissingBytes, ReportBytes, SharedBytes } from '../reports/shared-bytes.js';
import type { ValueSealer } from '../sealing/sealed-value.js';
import { type ReadOutcome, ReadWaiters } from './read-waiters.js';
import type { ReportName, ReportNames } from './report-names.js';
import { defineReportScripts, type ReportScripts } from './report-scripts.js';
import { decodeReport, encodeReport } from './report-value.js';

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

/** Longer than any read, in ms. A read that began before an invalidation must find its generation. */
const GENERATION_MS = 600_000;

const NOT_SHARED: MissingBytes = { kind: 'missing', share: async () => {}, release() {} };

/**
 * Reports in Redis, compressed and encrypted. One server at a time reads a report that is missing, and the others wait for it. If
 * Redis fails, each server reads for itself.
 */
export class SharedReports implements SharedBytes {
  readonly #options: SharedReportsOptions;
  readonly #scripts: ReportScripts;
  readonly #waiters = new ReadWaiters();
  readonly #watch: RedisWatch;
  /** The hashes that still must be dropped, and how many times. They are not read before. */
  readonly #blocked = new Map<string, number>();

  constructor(options: SharedReportsOptions) {
    const { connection, channel } = options;
    this.#options = options;
    this.#scripts = defineReportScripts(connection);
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
    while (!this.#blocked.has(name.key)) {
      const waiter = this.#waiters.enter(name.lock);
      try {
        const reply = await this.#attempt(() =>
          this.#scripts.reportFindBuffer(name.key, name.lock, name.field, owner, LOCK_MS),
        );
        if (reply === null) break;
        const [value, generation, lockedMs] = reply;
        if (value !== null) {
          return (await this.#usable(name, value, read.maxAgeMs)) ?? this.#missing(name, generation, null);
        }
        if (lockedMs === 0) return this.#missing(name, generation, owner);
        this.#count('wait');
        const outcome = await waiter.wait(lockedMs, signal);
        if (outcome === 'none') return this.#missing(name, generation, null);
      } finally {
        waiter.end();
      }
    }
    return NOT_SHARED;
  }

  /** From now on this server does not read the reports of these tokens from Redis, until they are removed there. */
  block(invalidation: Invalidation): void {
    this.#countBlocked(invalidation, 1);
  }

  /** @throws when Redis fails. */
  async remove(invalidation: Invalidation): Promise<void> {
    const { connection, names } = this.#options;
    const sets = names.ofReports(invalidation);
    const found = await Promise.all(sets.map((set) => connection.client.smembers(set)));
    const keys = new Set([...names.ofTokens(invalidation), ...found.flat()]);
    await Promise.all([...keys].map((key) => this.#scripts.reportDrop(key, randomUUID(), GENERATION_MS)));
    this.#countBlocked(invalidation, -1);
  }

  stop(): void {
    this.#watch.close();
  }

  #countBlocked(invalidation: Invalidation, step: 1 | -1): void {
    for (const key of this.#options.names.ofTokens(invalidation)) {
      const times = (this.#blocked.get(key) ?? 0) + step;
      if (times > 0) this.#blocked.set(key, times);
      else this.#blocked.delete(key);
    }
  }

  /** Null when it is damaged, or too old. */
  async #usable(
    name: ReportName,
    value: Buffer,
    maxAgeMs = Number.POSITIVE_INFINITY,
  ): Promise<FoundBytes | null> {
    const stored = await decodeReport(this.#options.sealer, placeOf(name), value);
    if (stored === null) {
      this.#count('damaged');
      return null;
    }
    const now = Date.now();
    const ttlMs = stored.expiresAt - now;
    if (ttlMs <= 0 || now - stored.begunAt >= maxAgeMs) return null;
    this.#count('hit');
    return { kind: 'found', ...stored, ttlMs };
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
    const value = await encodeReport(sealer, placeOf(name), { ...bytes, expiresAt });
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

function placeOf({ key, field }: ReportName): string {
  return `${key} ${field}`;
}
