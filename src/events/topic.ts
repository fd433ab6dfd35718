import { createHmac } from 'node:crypto';
import type { Asking, ClientKeyOf } from '../plaid/clients.js';
import { type AssetReportSource, readOf } from '../reports/sources/sources.js';

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
  ofReport(tenant: string, source: AssetReportSource): Topic;
  /** What the readers of a tenant's relay tokens do. */
  ofRelays(tenant: string): Topic;
}

/** @param clientKeyOf a tenant whose Plaid client becomes another one has other topics. */
export function createTopics(key: Buffer, clientKeyOf: ClientKeyOf): Topics {
  const topic = (asking: Asking, ...parts: readonly string[]): Topic => {
    const { tenant } = asking;
    const client = clientKeyOf(asking);
    const text = JSON.stringify([tenant, ...parts, ...(client === null ? [] : [client])]);
    return { tenant, name: createHmac('sha256', key).update(text).digest('base64url') };
  };
  return {
    ofReport: (tenant, source) => {
      const { role } = readOf(source, false).endpoint;
      return topic({ tenant, role }, 'report', source.of, source.token);
    },
    ofRelays: (tenant) => topic({ tenant, role: 'owner' }, 'relays'),
  };
}
