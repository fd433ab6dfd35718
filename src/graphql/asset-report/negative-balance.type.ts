import { Field, Int, ObjectType } from 'type-graphql';
import type {
  MoneyAmount as MoneyAmountModel,
  NegativeBalanceInsights as NegativeBalanceInsightsModel,
  NegativeBalanceOccurrence as NegativeBalanceOccurrenceModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { MoneyAmount } from '../shared/money-amount.type.js';

@ObjectType({ simpleResolvers: true, description: 'A period of consecutive days with a balance below zero.' })
export class NegativeBalanceOccurrence implements NegativeBalanceOccurrenceModel {
  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Day of the first transaction that took the balance below zero.',
  })
  @DataClass('report')
  startDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Last day with a balance below zero. The day is included in the period.',
  })
  @DataClass('report')
  endDate!: string | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Lowest balance of the period.' })
  minimumBalance!: MoneyAmountModel | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Number of days and periods with a balance below zero, and the lowest balance.',
})
export class NegativeBalanceInsights implements NegativeBalanceInsightsModel {
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days since a balance was last below zero. 0 is today. Null when Plaid sends none.',
  })
  @DataClass('report')
  daysSinceLastOccurrence!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of days of the window with a balance below zero.',
  })
  @DataClass('report')
  daysWithNegativeBalance!: number | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Lowest balance of the window.' })
  minimumBalance!: MoneyAmountModel | null;

  @Field((_type) => [NegativeBalanceOccurrence], {
    nullable: true,
    description:
      'All periods with a balance below zero. Empty when there was none. Null when Plaid does not send them.',
  })
  occurrences!: readonly NegativeBalanceOccurrenceModel[] | null;
}
