import type { AttemptedMutation } from '../../idempotency/attempt.js';
import type { Evidence } from '../../idempotency/change.js';
import { PlaidError } from '../../plaid/errors.js';
import { noOlderThan } from '../../reports/report-call.js';
import { copied } from '../../reports/sources/audit-copy.source.js';
import { own } from '../../reports/sources/own-report.source.js';
import { relayed } from '../../reports/sources/relay-token.source.js';
import { type AssetReportSource, readOf } from '../../reports/sources/sources.js';
import { DEFAULT_DAYS } from '../cashflow-report/days.js';
import type { Context } from '../context.js';

type Reading = Pick<Context, 'loaders'>;

/**
 * How reads show whether a lost call has happened. Null for calls that leave no trace a read could find: creates, and copies.
 *
 * @param token the token that the call named.
 */
export function evidenceOf(
  context: Reading,
  mutation: AttemptedMutation,
  token: string | null,
): Evidence | null {
  if (token === null) return null;
  switch (mutation) {
    case 'refreshRelayToken':
      return refreshEvidence(context, token);
    case 'refreshCashflowReport':
      return cashflowEvidence(context, token);
    case 'removeAssetReport':
      return removalEvidence(context, own(token));
    case 'removeRelayToken':
      return removalEvidence(context, relayed(token));
    case 'removeAuditCopy':
      return removalEvidence(context, copied(token));
    case 'createAssetReport':
    case 'refreshAssetReport':
    case 'filterAssetReport':
    case 'createRelayToken':
    case 'createAuditCopy':
      return null;
  }
}

const REFUSED = 'refused';
const PENDING = 'pending';
/** As text, also a report without a time. */
const NEVER = 'null';

/** What a read of a report says: which snapshot it returns, or that there is none. */
async function seenReport(
  { loaders }: Reading,
  source: AssetReportSource,
): Promise<{ readonly seen: string; readonly assetReportId: string | null; readonly requestId: string }> {
  try {
    const state = await loaders.report.load(noOlderThan(readOf(source, false), 0));
    if (state.status === 'PENDING' || state.status === 'FAILED') {
      return {
        seen: state.status === 'PENDING' ? PENDING : 'failed',
        assetReportId: null,
        requestId: state.requestId ?? '',
      };
    }
    const { assetReportId, dateGenerated } = state.report;
    const { requestId } = state.status === 'REMOTE' ? state.report : state;
    return { seen: JSON.stringify([assetReportId, dateGenerated]), assetReportId, requestId };
  } catch (error) {
    if (!(error instanceof PlaidError) || error.isTokenRefused === false) throw error;
    return { seen: REFUSED, assetReportId: null, requestId: error.requestId ?? '' };
  }
}

/** A refreshed relay token names another snapshot, or one that is being made. */
function refreshEvidence(context: Reading, token: string): Evidence {
  return {
    async read() {
      const { seen, assetReportId, requestId } = await seenReport(context, relayed(token));
      const response = { relay_token: token, asset_report_id: assetReportId, request_id: requestId };
      return { seen, response };
    },
    // A report that was being made before may be the one of an earlier refresh.
    proves: (before, now) => ![REFUSED, PENDING].includes(before) && now !== REFUSED && now !== before,
  };
}

/** Plaid refuses a token that was removed, and accepted it before. */
function removalEvidence(context: Reading, source: AssetReportSource): Evidence {
  return {
    async read() {
      const { seen, requestId } = await seenReport(context, source);
      return { seen, response: { removed: true, request_id: requestId } };
    },
    proves: (before, now) => before !== REFUSED && now === REFUSED,
  };
}

/** A refresh moves the time of the last one, or makes the first report. */
function cashflowEvidence({ loaders }: Reading, accessToken: string): Evidence {
  return {
    async read() {
      const key = { accessToken, daysRequested: DEFAULT_DAYS, accountIds: null, cursor: '' };
      try {
        const page = await loaders.cashflowReportPage.clear(key).load(key);
        return { seen: String(page.lastSuccessfulUpdateTime), response: { request_id: page.requestId } };
      } catch (error) {
        if (!(error instanceof PlaidError) || error.errorCode !== 'PRODUCT_NOT_READY') throw error;
        return { seen: NEVER, response: {} };
      }
    },
    proves: (before, now) => now !== before && now !== NEVER,
  };
}
