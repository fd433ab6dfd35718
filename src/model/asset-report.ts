import type { Lazy } from '../lib/lazy.js';
import type { Account } from './account.js';
import type { AccountInsights } from './account-insights.js';
import type { Coverage } from './coverage.js';
import type { WarningCode } from './enums.js';
import type { ErrorDetails } from './error-details.js';

/** An immutable snapshot of what the banks of a borrower said on one day. */
export interface AssetReport {
  readonly assetReportId: string;
  readonly clientReportId: string | null;
  readonly dateGenerated: string;
  /** May be a fraction. */
  readonly daysRequested: number | null;
  readonly user: ReportUser;
  /** Whether it was asked for with Insights: what Plaid makes of each transaction. */
  readonly hasInsights: boolean;
  /** Reads the transactions of all accounts. */
  readonly coverage: Lazy<Coverage>;
  readonly items: readonly Item[];
  readonly insights: AccountInsights | null;
}

/** Who the lender said the borrower is. Echoed as it was given, and not checked against the bank. */
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

/** Something that is missing from a report that is otherwise complete. */
export interface Warning {
  readonly warningType: string | null;
  readonly warningCode: WarningCode | null;
  readonly warningCodeRaw: string | null;
  /** Where in Plaid's answer entries were left out, such as `report.items[0].accounts[1].investments.holdings`. */
  readonly field: string | null;
  readonly cause: WarningCause | null;
  /** The accounts that lack something, in a warning that creditgraph adds; null in Plaid's own. */
  readonly accountIds: readonly string[] | null;
}

/** The error behind a warning. */
export interface WarningCause extends ErrorDetails {
  readonly itemId: string | null;
}

/** A report that is ready, with what Plaid said beside it. */
export interface AssetReportResponse {
  readonly report: AssetReport;
  readonly warnings: readonly Warning[];
  readonly requestId: string;
}

/** How a report was asked for. The answer itself does not say. */
export interface ReadOptions {
  readonly includeInsights: boolean;
  /** The version with identities and balances only, which is ready first. */
  readonly fastReport: boolean;
  /** Cuts the history to so many days; null leaves it whole. */
  readonly daysToInclude: number | null;
}
