import type { AssetReportGetResponse, AssetReportUser, Warning, AssetReport as WireAssetReport } from 'plaid';
import type { AssetReport, Item, ReportUser } from '../state/entities.js';
import { formatAccount, type HistoryView } from './account.js';
import { formatCause } from './error.js';
import { formatDateTime, type ResponseBody, type Wire } from './wire.js';

const millisPerDay = 86_400_000;

/** The part of a report that a client requests. */
export interface ReportView {
  readonly includeInsights: boolean;
  /** The maximum days of history, limited by the report's `daysRequested`; null for all. */
  readonly daysToInclude: number | null;
  /** The fast report has balances and owners, but no history. */
  readonly fast: boolean;
}

/** The view of a request without options. */
export const wholeReport: ReportView = { includeInsights: false, daysToInclude: null, fast: false };

/** A pure function of an immutable report, so every call gives the same JSON. */
export function formatAssetReport(
  report: AssetReport,
  view: ReportView,
): ResponseBody<AssetReportGetResponse> {
  const days = view.fast ? 0 : Math.min(report.daysRequested, view.daysToInclude ?? report.daysRequested);
  const history: HistoryView = {
    days,
    from: dateOf(new Date(report.dateGenerated.getTime() - days * millisPerDay)),
    to: dateOf(report.dateGenerated),
    includeInsights: view.includeInsights,
    includeInvestments: report.options.addOns.includes('investments') && !view.fast,
  };
  const wireReport: Wire<WireAssetReport> = {
    asset_report_id: report.assetReportId,
    client_report_id: report.options.clientReportId,
    date_generated: formatDateTime(report.dateGenerated),
    days_requested: report.daysRequested,
    items: report.items.map((item) => ({
      accounts: item.accounts
        .filter((account) => !report.excludedAccountIds.includes(account.accountId))
        .map((account) => formatAccount(account, history)),
      date_last_updated: formatDateTime(item.lastUpdated),
      institution_id: item.institutionId,
      institution_name: item.institutionName,
      item_id: item.itemId,
    })),
    user: formatUser(report.options.user),
  };
  return {
    report: wireReport,
    warnings: report.items.flatMap((item) => formatWarnings(item, report.options.addOns)),
  };
}

function formatUser(user: ReportUser): Wire<AssetReportUser> {
  return {
    client_user_id: user.clientUserId,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    middle_name: user.middleName,
    phone_number: user.phoneNumber,
    ssn: user.ssn,
  };
}

/** INVESTMENTS_UNAVAILABLE appears only on reports with the investments add-on. */
function formatWarnings(item: Item, addOns: readonly string[]): Wire<Warning>[] {
  return item.warnings
    .filter(({ warningCode }) => warningCode !== 'INVESTMENTS_UNAVAILABLE' || addOns.includes('investments'))
    .map((warning) => ({
      cause: warning.cause && formatCause(item.itemId, warning.cause),
      warning_code: warning.warningCode,
      warning_type: 'ASSET_REPORT_WARNING',
    }));
}

function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
