import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { Lazy } from '../../lib/lazy.js';
import type { Warning as WarningModel } from '../../model/asset-report.js';
import { DataClass } from '../access/data-class.js';
import type { PlaidErrorExtensions } from '../errors/error-format.js';
import { plaidErrorExtensions } from '../errors/error-format.js';
import { PlaidErrorDetail } from '../shared/plaid-error.type.js';
import { AssetReport } from './asset-report.type.js';
import type { SourcedAssetReport, SourcedReportState } from './asset-report-source.js';
import { READS_REPORT } from './insights-need.js';
import { ReportStatus } from './report-status.enum.js';
import { Warning } from './warning.type.js';

@Extensions(READS_REPORT)
@ObjectType({
  simpleResolvers: true,
  description:
    'An Asset Report and its status. A report that is not ready yet, or that Plaid could not make, is an answer here and not an error.',
})
export class AssetReportResult {
  @Field((_type) => ReportStatus, { description: 'Where the report stands.' })
  @DataClass('report')
  status!: keyof typeof ReportStatus;

  @Field((_type) => AssetReport, {
    nullable: true,
    description: 'The report; null unless the status is READY.',
  })
  report!: SourcedAssetReport | null;

  @Field((_type) => [Warning], {
    description: 'What is missing from a report that is otherwise complete.',
  })
  warnings!: readonly WarningModel[];

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the call behind this answer, for its support.",
  })
  @DataClass('report')
  requestId!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'When to ask again, in ms; null unless the status is PENDING.',
  })
  @DataClass('report')
  retryAfterMs!: number | null;

  @Field((_type) => PlaidErrorDetail, {
    nullable: true,
    description: 'Why it failed; null unless the status is FAILED.',
  })
  error!: PlaidErrorExtensions | null;
}

/** What the fields are read from. */
export interface ShownReport extends Omit<AssetReportResult, 'warnings'> {
  readonly warnings: Lazy<readonly WarningModel[]>;
}

/** A report's state as the graph shows it. */
export function toAssetReportResult(state: SourcedReportState): ShownReport {
  const nothing = { report: null, warnings: NO_WARNINGS, retryAfterMs: null, error: null };
  switch (state.status) {
    case 'READY': {
      const { status, report, warnings, requestId } = state;
      return { ...nothing, status, report, warnings, requestId };
    }
    case 'PENDING':
      return { ...nothing, ...state };
    case 'FAILED':
      return { ...nothing, ...state, error: plaidErrorExtensions(state.error) };
  }
}

const NO_WARNINGS = Lazy.of<readonly WarningModel[]>([]);
