import { ArgsType, Field } from 'type-graphql';
import { IsGiven } from '../validators.js';
import { InsightsArgs } from './insights.args.js';

@ArgsType()
export class AssetReportArgs extends InsightsArgs {
  @Field((_type) => String, { description: 'The token of an Asset Report of ours.' })
  @IsGiven()
  token!: string;
}
