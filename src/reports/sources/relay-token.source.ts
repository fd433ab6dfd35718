import { asBytes } from '../../plaid/endpoint.js';
import { creditRelay } from '../../plaid/endpoints/credit-relay.js';
import { fileCall, reportRead } from '../report-call.js';
import { type Snapshot, type SourceKind, type Variant, variantOf } from './source-kind.js';

/** A report by its relay token: `/credit/relay/*`. */
export interface RelayTokenSource {
  readonly of: 'relay-token';
  readonly token: string;
  readonly reportType: 'asset';
  /** After a refresh, the token names another report. */
  readonly snapshot: Snapshot | null;
  readonly withoutInsights: boolean;
}

/** Ids from versions that sealed no snapshot name the current report. */
type Sealed = [
  of: 'relay-token',
  token: string,
  reportType: 'asset',
  snapshot?: [assetReportId: string, dateGenerated: string] | null,
  ...variant: Variant,
];

type Download =
  | { readonly of: 'relay-token'; readonly format: 'pdf'; readonly token: string }
  | {
      readonly of: 'relay-token';
      readonly format: 'json';
      readonly token: string;
      readonly includeInsights: boolean;
    };

/** The current report of a relay token. */
export function relayed(token: string): RelayTokenSource {
  return { of: 'relay-token', token, reportType: 'asset', snapshot: null, withoutInsights: false };
}

export const relayToken: SourceKind<RelayTokenSource, Sealed, Download> = {
  fileName: 'relayed-asset-report',
  isOwn: false,

  read({ token, reportType }, includeInsights) {
    return reportRead({
      endpoint: creditRelay.get,
      request: { relay_token: token, report_type: reportType, include_insights: includeInsights },
      token,
      options: { includeInsights, fastReport: false, daysToInclude: null },
    });
  },

  found(source, { assetReportId, dateGenerated }, withoutInsights) {
    return { ...source, snapshot: { assetReportId, dateGenerated }, withoutInsights };
  },

  seal(source) {
    const { of, token, reportType, snapshot } = source;
    return [
      of,
      token,
      reportType,
      snapshot && [snapshot.assetReportId, snapshot.dateGenerated],
      ...variantOf(source),
    ];
  },

  open([of, token, reportType, sealed, variant]) {
    const snapshot = sealed ? { assetReportId: sealed[0], dateGenerated: sealed[1] } : null;
    return { of, token, reportType, snapshot, withoutInsights: variant !== undefined };
  },

  downloads({ of, token }, includeInsights) {
    return [
      { of, token, format: 'pdf' },
      { of, token, format: 'json', includeInsights },
    ];
  },

  call(download) {
    const request = { relay_token: download.token, report_type: 'asset' } as const;
    return download.format === 'pdf'
      ? fileCall(creditRelay.getPdf, request)
      : fileCall(asBytes(creditRelay.get), { ...request, include_insights: download.includeInsights });
  },
};
