import { creditRelay } from '../plaid/endpoints/credit-relay.js';
import { createReportLoader, type ReportReading } from './report-loader.js';

export interface RelayReportKey {
  readonly relayToken: string;
  readonly includeInsights: boolean;
  /** Whether to read past the shared cache, unless its report was read moments ago. */
  readonly isFresh: boolean;
}

/** The Asset Report behind a relay token: `/credit/relay/get`. */
export function createRelayReportLoader(reading: ReportReading) {
  return createReportLoader(
    ({ relayToken, includeInsights, isFresh }: RelayReportKey) => ({
      endpoint: creditRelay.get,
      request: { relay_token: relayToken, report_type: 'asset', include_insights: includeInsights } as const,
      token: relayToken,
      options: { includeInsights, fastReport: false, daysToInclude: null },
      isFresh,
    }),
    reading,
  );
}
