import { Field, ID, InputType, Int } from 'type-graphql';
import { IfGiven, IsDays, IsEitherOr } from '../shared/validators.js';
import { DEFAULT_DAYS, MAX_DAYS, MIN_DAYS } from './days.js';

@InputType({ description: 'The Item whose Cashflow Report is refreshed.' })
export class RefreshCashflowReportInput {
  @Field((_type) => String, { nullable: true, description: "The Item's access token." })
  @IsEitherOr('id')
  accessToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `CashflowReport.id` of a report on it, in its place.',
  })
  id?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `How many days of history to fetch, ${MIN_DAYS} to ${MAX_DAYS}. When left out, as many as the report of the id has, or ${DEFAULT_DAYS}.`,
  })
  @IfGiven()
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested?: number | null;
}
