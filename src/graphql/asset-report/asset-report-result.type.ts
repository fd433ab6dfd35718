import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { Lazy } from '../../lib/lazy.js';
import type { Warning as WarningModel } from '../../model/asset-report.js';
import { DataClass } from '../access/data-class.js';
import type { PlaidErrorExtensions } from '../errors/error-format.js';
import { plaidErrorExtensions } from '../errors/error-format.js';
import { DateTimeScalar } from '../scalars/date.js';
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
    'An Asset Report and its status. A report that is not ready yet, or that Plaid could not generate, is a status here and not an error.',
})
export class AssetReportResult {
  @Field((_type) => ReportStatus, { description: 'Status of the report.' })
  @DataClass('report')
  status!: keyof typeof ReportStatus;

  @Field((_type) => AssetReport, {
    nullable: true,
    description: 'The report. Null unless the status is READY.',
  })
  report!: SourcedAssetReport | null;

  @Field((_type) => [Warning], {
    description: 'Parts that are missing from a report that is otherwise complete.',
  })
  warnings!: readonly WarningModel[];

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's request id of the call that returned this result. Quote it to Plaid's support.",
  })
  @DataClass('report')
  requestId!: string | null;

  @Field((_type) => DateTimeScalar, {
    description:
      'Date and time when this server read this result from Plaid. Earlier than the request when the result comes from a cache.',
  })
  @DataClass('report')
  cachedAt!: string;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Time to wait before the next request, in ms. Null unless the status is PENDING.',
  })
  @DataClass('report')
  retryAfterMs!: number | null;

  @Field((_type) => PlaidErrorDetail, {
    nullable: true,
    description: 'The error that Plaid reported. Null unless the status is FAILED.',
  })
  error!: PlaidErrorExtensions | null;
}

/** The object from which the fields are read. */
export interface ShownReport extends Omit<AssetReportResult, 'warnings'> {
  readonly warnings: Lazy<readonly WarningModel[]>;
}

/** Converts a report's state to its GraphQL type. */
export function toAssetReportResult(state: SourcedReportState): ShownReport {
  const nothing = { report: null, warnings: NO_WARNINGS, retryAfterMs: null, error: null };
  switch (state.status) {
    case 'READY': {
      const { status, report, warnings, requestId, cachedAt } = state;
      return { ...nothing, status, report, warnings, requestId, cachedAt };
    }
    case 'PENDING':
      return { ...nothing, ...state };
    case 'FAILED':
      return { ...nothing, ...state, error: plaidErrorExtensions(state.error) };
  }
}

const NO_WARNINGS = Lazy.of<readonly WarningModel[]>([]);
