import type {
  AssetReport,
  AuditCopy,
  CashflowReport,
  Item,
  PublicToken,
  RelayToken,
  RemovedAssetReport,
} from './entities.js';

type StringKey<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T];

/** Entities of one type, found by any of the key fields. The values of key fields are unique. */
export class Collection<T, K extends StringKey<T>> {
  readonly #keys: readonly K[];
  readonly #byKey: ReadonlyMap<K, Map<unknown, T>>;

  constructor(...keys: K[]) {
    this.#keys = keys;
    this.#byKey = new Map(keys.map((key) => [key, new Map()]));
  }

  insert(entity: T): T {
    for (const key of this.#keys) this.#byKey.get(key)?.set(entity[key], entity);
    return entity;
  }

  find(key: K, value: string): T | undefined {
    return this.#byKey.get(key)?.get(value);
  }

  /** In insertion order. */
  all(): T[] {
    const [key] = this.#keys;
    return key === undefined ? [] : [...(this.#byKey.get(key)?.values() ?? [])];
  }

  /** Entities are immutable: a change of state replaces the entity. */
  replace(old: T, entity: T): T {
    this.remove(old);
    return this.insert(entity);
  }

  remove(entity: T): void {
    for (const key of this.#keys) this.#byKey.get(key)?.delete(entity[key]);
  }
}

export interface Store {
  readonly items: Collection<Item, 'itemId' | 'accessToken'>;
  readonly publicTokens: Collection<PublicToken, 'publicToken'>;
  readonly assetReports: Collection<AssetReport, 'assetReportId' | 'assetReportToken'>;
  readonly removedAssetReports: Collection<RemovedAssetReport, 'assetReportToken'>;
  readonly auditCopies: Collection<AuditCopy, 'auditCopyToken'>;
  readonly cashflowReports: Collection<CashflowReport, 'itemId'>;
  readonly relayTokens: Collection<RelayToken, 'relayToken'>;
}

export function createStore(): Store {
  return {
    items: new Collection('itemId', 'accessToken'),
    publicTokens: new Collection('publicToken'),
    assetReports: new Collection('assetReportId', 'assetReportToken'),
    removedAssetReports: new Collection('assetReportToken'),
    auditCopies: new Collection('auditCopyToken'),
    cashflowReports: new Collection('itemId'),
    relayTokens: new Collection('relayToken'),
  };
}
