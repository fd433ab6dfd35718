import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotentInput } from '../attempt/idempotent.input.js';
import { IfGiven, IsDays, IsEitherOr } from '../shared/validators.js';
import { DEFAULT_DAYS, MAX_DAYS, MIN_DAYS } from './days.js';

@InputType({ description: 'The Item whose Cashflow Report is refreshed.' })
export class RefreshCashflowReportInput extends IdempotentInput {
  @Field((_type) => String, { nullable: true, description: "The Item's access token." })
  @IsEitherOr('id')
  accessToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `CashflowReport.id` of a report of the Item, instead of the access token.',
  })
  id?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `Number of days of history to fetch, ${MIN_DAYS} to ${MAX_DAYS}. When omitted, it is the number of the report with the given id, or ${DEFAULT_DAYS}.`,
  })
  @IfGiven()
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested?: number | null;
}
