import type { Account } from '../../model/account.js';
import type { AssetReport, Item } from '../../model/asset-report.js';
import type { WishedReport } from '../../reports/report-insights.js';
import type { AssetReportSource } from '../../reports/sources/sources.js';

/** A part of a report, or all of it, with what leads back to the report. */
type Sourced<Part> = Part & { readonly source: AssetReportSource };

export type SourcedAssetReport = Sourced<AssetReport>;
export type SourcedItem = Sourced<Item>;
export type SourcedAccount = Sourced<Account>;

/** Where a report stands; one that is ready has its source. */
export type SourcedReportState =
  | Exclude<WishedReport, { status: 'READY' }>
  | (Extract<WishedReport, { status: 'READY' }> & { readonly report: SourcedAssetReport });
