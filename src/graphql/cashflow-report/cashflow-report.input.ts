import { Field, InputType, Int } from 'type-graphql';
import { IfGiven, IsDays, IsGiven } from '../validators.js';
import { DEFAULT_DAYS, MAX_DAYS, MIN_DAYS } from './days.js';

@InputType({ description: 'An Item whose Cashflow Report is to be brought up to date.' })
export class RefreshCashflowReportInput {
  @Field((_type) => String, { description: 'The access token of an Item of ours.' })
  @IsGiven()
  accessToken!: string;

  @Field((_type) => Int, {
    nullable: true,
    description: `How many days of history to fetch, ${MIN_DAYS} to ${MAX_DAYS}; ${DEFAULT_DAYS} when left out.`,
  })
  @IfGiven()
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested?: number | null;
}
