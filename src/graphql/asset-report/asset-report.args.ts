import { ArgsType, Field, ID, Int } from 'type-graphql';
import { IfGiven, IsDays, IsEitherOr, IsNotBeside } from '../validators.js';
import { MAX_DAYS, MIN_DAYS } from './days.js';
import { InsightsArgs } from './insights.args.js';

@ArgsType()
class HistoryArgs extends InsightsArgs {
  @Field((_type) => String, { nullable: true, description: 'The token of an Asset Report of ours.' })
  @IsEitherOr('id')
  token?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'An `AssetReport.id` in its place: of any report, also one that was relayed or copied.',
  })
  id?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `Cuts the history to so many days before the report's own, ${MIN_DAYS} to ${MAX_DAYS}; whole when left out. An id says it itself.`,
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
      'Whether to read the first version, with identities and balances only. There is one when the report was created with the add-on FAST_ASSETS. An id says it itself.',
  })
  @IfGiven()
  @IsNotBeside('id')
  fastReport?: boolean | null;
}

@ArgsType()
export class AssetReportDownloadsArgs extends HistoryArgs {}
