import type { Account } from '../../model/account.js';
import type { AssetReport, Item } from '../../model/asset-report.js';
import type { ReportStateWithWarnings } from '../../reports/report-warnings.js';
import type { AssetReportSource } from '../../reports/sources/sources.js';

/** A report or a part of one, with the source of the report. */
type Sourced<Part> = Part & { readonly source: AssetReportSource };

export type SourcedAssetReport = Sourced<AssetReport>;
export type SourcedItem = Sourced<Item>;
export type SourcedAccount = Sourced<Account>;

/** State of a report. A report that is ready has its source. */
export type SourcedReportState =
  | Exclude<ReportStateWithWarnings, { status: 'READY' }>
  | (Extract<ReportStateWithWarnings, { status: 'READY' }> & { readonly report: SourcedAssetReport });
