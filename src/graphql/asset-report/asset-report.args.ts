import { ArgsType, Field, Int } from 'type-graphql';
import { IfGiven, IsDays, IsGiven } from '../validators.js';
import { MAX_DAYS, MIN_DAYS } from './days.js';
import { InsightsArgs } from './insights.args.js';

@ArgsType()
class HistoryArgs extends InsightsArgs {
  @Field((_type) => Int, {
    nullable: true,
    description: `Cuts the history to so many days before the report's own, ${MIN_DAYS} to ${MAX_DAYS}; whole when left out.`,
  })
  @IfGiven()
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysToInclude?: number | null;
}

@ArgsType()
export class AssetReportArgs extends HistoryArgs {
  @Field((_type) => String, { description: 'The token of an Asset Report of ours.' })
  @IsGiven()
  token!: string;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether to read the first version, with identities and balances only. There is one when the report was created with the add-on FAST_ASSETS.',
  })
  fastReport?: boolean | null;
}

@ArgsType()
export class AssetReportDownloadsArgs extends HistoryArgs {
  @Field((_type) => String, { description: 'The token of an Asset Report of ours.' })
  @IsGiven()
  token!: string;
}
