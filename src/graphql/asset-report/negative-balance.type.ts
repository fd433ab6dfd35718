import { Field, Int, ObjectType } from 'type-graphql';
import type {
  MoneyAmount as MoneyAmountModel,
  NegativeBalanceInsights as NegativeBalanceInsightsModel,
  NegativeBalanceOccurrence as NegativeBalanceOccurrenceModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { MoneyAmount } from '../shared/money-amount.type.js';

@ObjectType({ simpleResolvers: true, description: 'One stretch of days with a balance below zero.' })
export class NegativeBalanceOccurrence implements NegativeBalanceOccurrenceModel {
  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'The day of the first transaction that took the balance below zero.',
  })
  @DataClass('report')
  startDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'The last day on which the balance was below zero; that day counts.',
  })
  @DataClass('report')
  endDate!: string | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'The lowest balance of the stretch.' })
  minimumBalance!: MoneyAmountModel | null;
}

@ObjectType({ simpleResolvers: true, description: 'How often and how far balances fell below zero.' })
export class NegativeBalanceInsights implements NegativeBalanceInsightsModel {
  @Field((_type) => Int, {
    nullable: true,
    description: 'Days since a balance was last below zero; 0 is today. Null where Plaid gives none.',
  })
  @DataClass('report')
  daysSinceLastOccurrence!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'How many days of the window had a balance below zero.',
  })
  @DataClass('report')
  daysWithNegativeBalance!: number | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'The lowest balance of the window.' })
  minimumBalance!: MoneyAmountModel | null;

  @Field((_type) => [NegativeBalanceOccurrence], {
    nullable: true,
    description: 'Every stretch below zero. Empty where there was none, null where Plaid does not say.',
  })
  occurrences!: readonly NegativeBalanceOccurrenceModel[] | null;
}
