import type { Lazy } from '../lib/lazy.js';
import type { Account } from './account.js';
import type { AccountInsights } from './account-insights.js';
import type { Coverage } from './coverage.js';
import type { WarningCode } from './enums.js';
import type { ErrorDetails } from './error-details.js';

/** An immutable snapshot of a borrower's bank data from one day. */
export interface AssetReport {
  readonly assetReportId: string;
  readonly clientReportId: string | null;
  readonly dateGenerated: string;
  /** May be a fraction. */
  readonly daysRequested: number | null;
  readonly user: ReportUser;
  /** Whether the report was requested with Insights, Plaid's data about each transaction. */
  readonly hasInsights: boolean;
  /** Parses the transactions and the balances of past days of all accounts. */
  readonly coverage: Lazy<Coverage>;
  readonly items: readonly Item[];
  readonly insights: AccountInsights | null;
}

/** The borrower as the lender named them. Plaid repeats these values and does not check them with the bank. */
export interface ReportUser {
  readonly clientUserId: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly ssn: string | null;
  readonly phoneNumber: string | null;
  readonly email: string | null;
}

/** One login at one institution. */
export interface Item {
  readonly itemId: string;
  readonly institutionName: string | null;
  readonly institutionId: string | null;
  readonly dateLastUpdated: string | null;
  readonly accounts: readonly Account[];
}

/** A missing part of an otherwise complete report. */
export interface Warning {
  readonly warningType: string | null;
  readonly warningCode: WarningCode | null;
  readonly warningCodeRaw: string | null;
  /** The list in Plaid's response that lost entries, such as `report.items[0].accounts[1].investments.holdings`. */
  readonly field: string | null;
  readonly cause: WarningCause | null;
  /** The accounts with missing data, in warnings of creditgraph; null in Plaid's warnings. */
  readonly accountIds: readonly string[] | null;
}

/** The error that caused a warning. */
export interface WarningCause extends ErrorDetails {
  readonly itemId: string | null;
}

/** A ready report with the other fields of Plaid's response. */
export interface AssetReportResponse {
  readonly report: AssetReport;
  readonly warnings: readonly Warning[];
  readonly requestId: string;
}

/** The options of the request for a report. The response does not repeat them. */
export interface ReadOptions {
  readonly includeInsights: boolean;
  /** The version with identities and balances only, which is ready first. */
  readonly fastReport: boolean;
  /** Limits the history to this number of days; null for the whole history. */
  readonly daysToInclude: number | null;
}
