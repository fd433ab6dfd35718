import { createHmac } from 'node:crypto';
import type { AssetReportSource } from '../reports/sources/sources.js';

/** A stream of events. Its name is an HMAC, and the same in all processes with the same keys. */
export interface Topic {
  readonly tenant: string;
  readonly name: string;
}

/** The report of a tenant's token. */
export interface TenantReport {
  readonly tenant: string;
  readonly source: AssetReportSource;
}

export interface Topics {
  /** Whether the report behind a token is ready. A relay token keeps its topic when its report is refreshed. */
  ofReport(tenant: string, source: Pick<AssetReportSource, 'of' | 'token'>): Topic;
  /** What the readers of a tenant's relay tokens do. */
  ofRelays(tenant: string): Topic;
}

export function createTopics(key: Buffer): Topics {
  const topic = (tenant: string, ...parts: readonly string[]): Topic => ({
    tenant,
    name: createHmac('sha256', key)
      .update(JSON.stringify([tenant, ...parts]))
      .digest('base64url'),
  });
  return {
    ofReport: (tenant, { of, token }) => topic(tenant, 'report', of, token),
    ofRelays: (tenant) => topic(tenant, 'relays'),
  };
}
