import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../redis/redis-connection.js';
import type { Invalidation } from '../reports/report-store.js';
import { BlockedReports } from './blocked-reports.js';
import type { ReportNames } from './report-names.js';
import type { ReportScripts } from './report-scripts.js';

export interface ReportRemovalOptions {
  readonly connection: RedisConnection;
  readonly names: ReportNames;
  readonly scripts: ReportScripts;
}

/** Longer than any read, in ms. A read that began before an invalidation must find its generation. */
export const GENERATION_MS = 600_000;

/** So few commands at once that none of them waits long for those before it. */
const AT_ONCE = 100;

/** Removes shared reports from Redis, for all servers. */
export class ReportRemoval {
  /** Who invalidates a report blocks it first, so that this server does not read it in Redis until it is removed there. */
  readonly blocked: BlockedReports;
  readonly #options: ReportRemovalOptions;

  constructor(options: ReportRemovalOptions) {
    this.#options = options;
    this.blocked = new BlockedReports(options.names);
  }

  /** @throws when Redis fails. */
  async remove(invalidation: Invalidation): Promise<void> {
    const { connection, names } = this.#options;
    const sets = names.ofReports(invalidation);
    const found = await inParts(sets, (set) => connection.client.smembers(set));
    await this.#drop(new Set([...names.ofTokens(invalidation), ...found.flat()]));
  }

  /**
   * Removes the reports of all tokens. A read under way of a token without a hash is not known here, and may be stored afterwards.
   *
   * @throws when Redis fails.
   */
  async removeAll(): Promise<void> {
    const { connection, names } = this.#options;
    for (const master of await connection.masters()) {
      let cursor = '0';
      do {
        const [next, keys] = await master.scan(cursor, 'MATCH', names.pattern, 'COUNT', AT_ONCE);
        await this.#drop(new Set(keys));
        cursor = next;
      } while (cursor !== '0');
    }
  }

  async #drop(keys: ReadonlySet<string>): Promise<void> {
    const { scripts } = this.#options;
    await inParts([...keys], (key) => scripts.reportDrop(key, randomUUID(), GENERATION_MS));
  }
}

async function inParts<Reply>(
  keys: readonly string[],
  send: (key: string) => Promise<Reply>,
): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE)
    replies.push(...(await Promise.all(keys.slice(start, start + AT_ONCE).map(send))));
  return replies;
}
