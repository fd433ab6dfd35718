import { ArgsType, Field, Int } from 'type-graphql';
import { IfGiven, IsDays } from '../../shared/validators.js';
import { MAX_DAYS } from '../days.js';

/** About two months, over which a lender verifies deposits for a purchase (Fannie Mae's Selling Guide, B3-4.2-01). */
const DEFAULT_DAYS = 60;

@ArgsType()
export class PeriodArgs {
  @Field((_type) => Int, {
    nullable: true,
    defaultValue: DEFAULT_DAYS,
    description: `Number of days before the day of the report (UTC), 1 to ${MAX_DAYS}.`,
  })
  @IfGiven()
  @IsDays(1, MAX_DAYS)
  days?: number | null;
}

export function daysOf({ days }: PeriodArgs): number {
  return days ?? DEFAULT_DAYS;
}
