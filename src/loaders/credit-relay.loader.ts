import type { PlaidClient } from '../plaid/client.js';
import { creditRelay } from '../plaid/endpoints/credit-relay.js';
import { createLoader } from './create-loader.js';
import { readReport } from './report-state.js';

export interface RelayReportKey {
  readonly relayToken: string;
  readonly includeInsights: boolean;
}

/** The Asset Report behind a relay token: `/credit/relay/get`. */
export function createRelayReportLoader(plaid: PlaidClient, signal?: AbortSignal) {
  return createLoader(
    ({ relayToken, includeInsights }: RelayReportKey) => JSON.stringify([relayToken, includeInsights]),
    ({ relayToken, includeInsights }) =>
      readReport(
        plaid,
        creditRelay.get,
        { relay_token: relayToken, report_type: 'asset', include_insights: includeInsights },
        includeInsights,
        signal,
      ),
  );
}
