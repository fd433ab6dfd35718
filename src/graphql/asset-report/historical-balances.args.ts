import { ArgsType, Field } from 'type-graphql';
import { DateScalar } from '../scalars/date.js';
import { IfGiven, IsNotBelow } from '../shared/validators.js';

@ArgsType()
export class HistoricalBalancesArgs {
  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'First day of the range. The day is included.',
  })
  startDate?: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Last day of the range. The day is included.',
  })
  @IfGiven()
  @IsNotBelow<HistoricalBalancesArgs>('startDate')
  endDate?: string | null;
}
