import { ArgsType, Field } from 'type-graphql';
import { DateScalar } from '../scalars/date.js';
import { IfGiven, IsNotBelow } from '../shared/validators.js';

@ArgsType()
export class HistoricalBalancesArgs {
  @Field((_type) => DateScalar, { nullable: true, description: 'From this day on.' })
  startDate?: string | null;

  @Field((_type) => DateScalar, { nullable: true, description: 'Up to and including this day.' })
  @IfGiven()
  @IsNotBelow<HistoricalBalancesArgs>('startDate')
  endDate?: string | null;
}
