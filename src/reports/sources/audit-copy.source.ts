import { asBytes } from '../../plaid/endpoint.js';
import { auditCopy as endpoints } from '../../plaid/endpoints/audit-copy.js';
import { fileCall, reportRead } from '../report-call.js';
import type { SourceKind } from './source-kind.js';

/** A copy of a report for an auditor: `/asset_report/audit_copy/*`. Its token names one snapshot. */
export interface AuditCopySource {
  readonly of: 'audit-copy';
  readonly token: string;
  readonly snapshot: null;
  /** An audit copy has no variants: it never has Insights. */
  readonly withoutInsights: false;
}

type Sealed = [of: 'audit-copy', token: string];

export interface Download {
  readonly of: 'audit-copy';
  readonly format: 'pdf' | 'json';
  readonly token: string;
}

export function copied(token: string): AuditCopySource {
  return { of: 'audit-copy', token, snapshot: null, withoutInsights: false };
}

/** Plaid refuses options for audit copies. */
export const auditCopy: SourceKind<AuditCopySource, Sealed, Download> = {
  fileName: 'audit-copy',
  isOwn: false,

  read({ token }) {
    return reportRead({
      endpoint: endpoints.get,
      request: { audit_copy_token: token },
      token,
      options: { includeInsights: false, fastReport: false, daysToInclude: null },
    });
  },

  found: (source) => source,

  seal: ({ of, token }) => [of, token],

  open: ([, token]) => copied(token),

  downloads({ of, token }) {
    return [
      { of, token, format: 'pdf' },
      { of, token, format: 'json' },
    ];
  },

  call({ format, token }) {
    return fileCall(format === 'pdf' ? endpoints.getPdf : asBytes(endpoints.get), {
      audit_copy_token: token,
    });
  },
};
