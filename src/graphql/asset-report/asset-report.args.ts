import { ArgsType, Field, ID, Int } from 'type-graphql';
import { IfGiven, IsDays, IsEitherOr, IsNotBeside } from '../shared/validators.js';
import { MAX_DAYS, MIN_DAYS } from './days.js';
import { InsightsArgs } from './insights.args.js';

@ArgsType()
class HistoryArgs extends InsightsArgs {
  @Field((_type) => String, { nullable: true, description: 'The token of the Asset Report.' })
  @IsEitherOr('id')
  token?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description:
      'An id, instead of the token: an `AssetReport.id` of any report, also of a relayed or copied one, or a `RelayToken.id` or `AuditCopy.id` for its current report.',
  })
  id?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `Limits the history to this many days before the report was generated, ${MIN_DAYS} to ${MAX_DAYS}. The whole history when omitted. Not allowed with an id, which already names the report.`,
  })
  @IfGiven()
  @IsNotBeside('id')
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysToInclude?: number | null;
}

@ArgsType()
export class AssetReportArgs extends HistoryArgs {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether to read the first version of the report, which has only identities and balances. It exists if the report was created with the add-on FAST_ASSETS. Not allowed with an id, which already names the report.',
  })
  @IfGiven()
  @IsNotBeside('id')
  fastReport?: boolean | null;
}

@ArgsType()
export class AssetReportDownloadsArgs extends HistoryArgs {}
