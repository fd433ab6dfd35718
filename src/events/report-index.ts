import { createHmac } from 'node:crypto';
import { openSource, type SealedSource, sealSource } from '../reports/sources/sources.js';
import type { ValueSealer } from '../sealing/sealed-value.js';
import type { StateStore } from '../state/state-store.js';
import type { TenantReport } from './topic.js';

/** As long as Plaid repeats a webhook, and some more, in ms. */
const TTL_MS = 2 * 86_400_000;

/**
 * Whose token a report is behind, by Plaid's id of the report: webhooks name reports only by their ids. Encrypted, under names that are
 * HMACs.
 */
export class ReportIndex {
  readonly #state: StateStore;
  readonly #sealer: ValueSealer;
  readonly #key: Buffer;

  constructor(state: StateStore, sealer: ValueSealer, key: Buffer) {
    this.#state = state;
    this.#sealer = sealer;
    this.#key = key;
  }

  async remember(assetReportId: string, { tenant, source }: TenantReport): Promise<void> {
    const place = this.#placeOf(assetReportId);
    const entry: Entry = [tenant, sealSource(source)];
    // An id never moves to another token, so an entry that is there is as good.
    await this.#state.create(place, this.#sealer.seal(place, Buffer.from(JSON.stringify(entry))), TTL_MS);
  }

  async find(assetReportId: string): Promise<TenantReport | null> {
    const place = this.#placeOf(assetReportId);
    const sealed = await this.#state.get(place);
    const opened = sealed && this.#sealer.open(place, sealed);
    if (!opened) return null;
    const [tenant, source] = JSON.parse(opened.toString()) as Entry;
    return { tenant, source: openSource(source) };
  }

  #placeOf(assetReportId: string): string {
    const name = createHmac('sha256', this.#key)
      .update(JSON.stringify(['asset-report-id', assetReportId]))
      .digest('base64url');
    return `report/${name}`;
  }
}

type Entry = [tenant: string, source: SealedSource];
