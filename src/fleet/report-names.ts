import { createHmac } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';
import type { ReportRead } from '../reports/report-call.js';
import type { Invalidation } from '../reports/report-store.js';
import { deriveKey } from '../sealing/derive-key.js';

/**
 * Part of the names of values, so that servers with another format of them find none of these. The other names are the same for all
 * formats, so that a change invalidates the reports of all.
 */
const VERSION = 2;

/** Where the bytes of a report are. */
export interface ReportName {
  /** The hash with all reads of a token. What is in the braces decides the slot in a Cluster. */
  readonly key: string;
  /** The read of a tenant by a client in it. */
  readonly field: string;
  /** The key of the server that is reading it. */
  readonly lock: string;
}

export interface ReportNamesOptions {
  readonly prefix: string;
  /** The first gives names; invalidation knows the names of all. */
  readonly keys: readonly SealingKey[];
  /** The base URL and the id of the Plaid client that reads. Another client may be allowed to see less. */
  readonly clientOf: (tenant: string, role: ReportRead['endpoint']['role']) => readonly string[];
}

/**
 * Names in Redis. They are HMACs, so they hold no token. The names of a token and of a report are the same for all clients, so that a
 * change by one client invalidates the reads of all.
 */
export class ReportNames {
  readonly #prefix: string;
  readonly #clientOf: ReportNamesOptions['clientOf'];
  readonly #keys: readonly [Buffer, ...Buffer[]];

  constructor({ prefix, keys, clientOf }: ReportNamesOptions) {
    this.#prefix = prefix;
    this.#clientOf = clientOf;
    const [first, ...others] = keys.map((key) => deriveKey(key, 'shared-report-name'));
    if (first === undefined) throw new Error('Names need a key');
    this.#keys = [first, ...others];
  }

  /** The pattern for SCAN that all hashes match, and no lock. */
  get pattern(): string {
    return `${this.#prefix}report:{*}`;
  }

  of(tenant: string, { endpoint, token, options }: ReportRead): ReportName {
    const { includeInsights, fastReport, daysToInclude } = options;
    const [first] = this.#keys;
    const client = this.#clientOf(tenant, endpoint.role);
    const what = [tenant, endpoint.path, token, includeInsights, fastReport, daysToInclude];
    const field = this.#hmac(first, ['read', VERSION, client, ...what]);
    const key = this.#keyOf(first, token);
    return { key, field, lock: `${key}:${field}` };
  }

  /** The hashes of tokens, under the names of all keys. */
  ofTokens({ tokens }: Pick<Invalidation, 'tokens'>): readonly string[] {
    return tokens.flatMap((token) => this.#keys.map((key) => this.#keyOf(key, token)));
  }

  /** The set with the hashes in which a report is. */
  ofReport(assetReportId: string): string {
    return this.#reportKey(this.#keys[0], assetReportId);
  }

  /** The sets with the hashes in which reports are, under the names of all keys. */
  ofReports({ assetReportIds }: Pick<Invalidation, 'assetReportIds'>): readonly string[] {
    return assetReportIds.flatMap((id) => this.#keys.map((key) => this.#reportKey(key, id)));
  }

  #keyOf(key: Buffer, token: string): string {
    return `${this.#prefix}report:{${this.#hmac(key, ['token', token])}}`;
  }

  #reportKey(key: Buffer, assetReportId: string): string {
    return `${this.#prefix}report-tokens:{${this.#hmac(key, ['report', assetReportId])}}`;
  }

  #hmac(key: Buffer, parts: readonly unknown[]): string {
    return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
  }
}
