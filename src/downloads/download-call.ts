import type { Download } from '../model/download.js';
import { asBytes, type BytesEndpoint } from '../plaid/endpoint.js';
import { assetReport } from '../plaid/endpoints/asset-report.js';
import { auditCopy } from '../plaid/endpoints/audit-copy.js';
import { creditRelay } from '../plaid/endpoints/credit-relay.js';

/** A call of Plaid's that answers with the bytes of a download. */
export interface DownloadCall {
  readonly endpoint: BytesEndpoint<object>;
  readonly request: object;
}

/**
 * The call behind a download. Plaid's PDFs know no Insights and audit copies no options at all; both refuse fields that
 * they do not know.
 */
export function callOf(download: Download): DownloadCall {
  const { of, format, token } = download;
  switch (of) {
    case 'relay-token': {
      const request = { relay_token: token, report_type: 'asset' as const };
      return format === 'pdf'
        ? call(creditRelay.getPdf, request)
        : call(asBytes(creditRelay.get), { ...request, include_insights: download.includeInsights });
    }
    case 'asset-report': {
      const { daysToInclude } = download;
      const request = {
        asset_report_token: token,
        ...(daysToInclude !== null && { options: { days_to_include: daysToInclude } }),
      };
      return format === 'pdf'
        ? call(assetReport.getPdf, request)
        : call(asBytes(assetReport.get), { ...request, include_insights: download.includeInsights });
    }
    case 'audit-copy':
      return call(format === 'pdf' ? auditCopy.getPdf : asBytes(auditCopy.get), { audit_copy_token: token });
  }
}

/** Pairs an endpoint with a request of its type. */
function call<Request extends object>(endpoint: BytesEndpoint<Request>, request: Request): DownloadCall {
  return { endpoint, request };
}

const NAMES = {
  'relay-token': 'relayed-asset-report',
  'asset-report': 'asset-report',
  'audit-copy': 'audit-copy',
} as const;

/** What a browser should call the file, such as `asset-report-2026-11-02.pdf`: the day is that of the download. */
export function fileNameOf({ of, format }: Download, now: Date): string {
  return `${NAMES[of]}-${now.toISOString().slice(0, 10)}.${format}`;
}
