import { asBytes } from '../../plaid/endpoint.js';
import { assetReport } from '../../plaid/endpoints/asset-report.js';
import { fileCall, reportRead } from '../report-call.js';
import { type SourceKind, type Variant, variantOf } from './source-kind.js';

/** A report by its asset report token: `/asset_report/*`. The token names one snapshot. */
export interface OwnReportSource {
  readonly of: 'asset-report';
  readonly token: string;
  readonly snapshot: null;
  /** The version with identities and balances only. Its downloads are files of the complete report. */
  readonly fastReport: boolean;
  /** Limits the history to this number of days; null for the whole history. */
  readonly daysToInclude: number | null;
  readonly withoutInsights: boolean;
}

type Sealed = [
  of: 'asset-report',
  token: string,
  fastReport: boolean,
  daysToInclude: number | null,
  ...variant: Variant,
];

type Download =
  | {
      readonly of: 'asset-report';
      readonly format: 'pdf';
      readonly token: string;
      readonly daysToInclude: number | null;
    }
  | {
      readonly of: 'asset-report';
      readonly format: 'json';
      readonly token: string;
      readonly daysToInclude: number | null;
      readonly includeInsights: boolean;
    };

/** The complete report with its whole history, unless the options say otherwise. */
export function own(
  token: string,
  options: { fastReport?: boolean | null | undefined; daysToInclude?: number | null | undefined } = {},
): OwnReportSource {
  const { fastReport, daysToInclude } = options;
  return {
    of: 'asset-report',
    token,
    snapshot: null,
    fastReport: fastReport === true,
    daysToInclude: daysToInclude ?? null,
    withoutInsights: false,
  };
}

export const ownReport: SourceKind<OwnReportSource, Sealed, Download> = {
  fileName: 'asset-report',
  isOwn: true,

  read({ token, fastReport, daysToInclude }, includeInsights) {
    return reportRead({
      endpoint: assetReport.get,
      request: {
        asset_report_token: token,
        include_insights: includeInsights,
        fast_report: fastReport,
        ...cutTo(daysToInclude),
      },
      token,
      options: { includeInsights, fastReport, daysToInclude },
    });
  },

  found: (source, _snapshot, withoutInsights) => ({ ...source, withoutInsights }),

  seal: (source) => [source.of, source.token, source.fastReport, source.daysToInclude, ...variantOf(source)],

  open: ([of, token, fastReport, daysToInclude, variant]) => ({
    of,
    token,
    snapshot: null,
    fastReport,
    daysToInclude,
    withoutInsights: variant !== undefined,
  }),

  downloads({ of, token, daysToInclude }, includeInsights) {
    return [
      { of, token, daysToInclude, format: 'pdf' },
      { of, token, daysToInclude, format: 'json', includeInsights },
    ];
  },

  call(download) {
    const request = { asset_report_token: download.token, ...cutTo(download.daysToInclude) };
    return download.format === 'pdf'
      ? fileCall(assetReport.getPdf, request)
      : fileCall(asBytes(assetReport.get), { ...request, include_insights: download.includeInsights });
  },
};

/** For the whole history Plaid expects no `options`. */
function cutTo(daysToInclude: number | null): { options?: { days_to_include: number } } {
  return daysToInclude === null ? {} : { options: { days_to_include: daysToInclude } };
}
