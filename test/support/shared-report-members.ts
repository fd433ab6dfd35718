import type { SealingKey } from '../../src/config/sealing-keys.js';
import { ReportNames } from '../../src/fleet/report-names.js';
import { type SharedReportEvent, SharedReports } from '../../src/fleet/shared-reports.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import type { ReportRead } from '../../src/reports/report-call.js';
import { reportRead } from '../../src/reports/report-call.js';
import { createRingSealer } from '../../src/sealing/sealed-value.js';
import { connectToRedis, type RedisUser } from './redis-state.js';
import { sealingKey } from './sealing-key.js';

/** A server's part of what several servers share in a Redis. */
export interface SharedReportMember {
  readonly reports: SharedReports;
  readonly user: RedisUser;
  readonly names: ReportNames;
  readonly events: readonly SharedReportEvent[];
  stop(): Promise<void>;
}

export async function joinSharedReports(
  url: string,
  keys: readonly SealingKey[] = [sealingKey('one')],
  commandTimeoutMs = 60_000,
): Promise<SharedReportMember> {
  const user = await connectToRedis(url, { commandTimeoutMs });
  const names = new ReportNames({ prefix: 'test:', keys, clientOf: () => ['https://plaid', 'client'] });
  const events: SharedReportEvent[] = [];
  const reports = new SharedReports({
    connection: user.connection,
    names,
    sealer: createRingSealer(keys, 'shared-report-encryption'),
    channel: 'test:read',
    onEvent: (event) => events.push(event),
  });
  return {
    reports,
    user,
    names,
    events,
    async stop() {
      reports.stop();
      await user.stop();
    },
  };
}

/** A read of a relayed report. */
export function relayRead(token: string, maxAgeMs?: number): ReportRead {
  return reportRead({
    endpoint: creditRelay.get,
    request: { relay_token: token, report_type: 'asset' },
    token,
    options: { includeInsights: false, fastReport: false, daysToInclude: null },
    ...(maxAgeMs !== undefined && { maxAgeMs }),
  });
}
