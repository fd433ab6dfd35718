import { Field, ObjectType } from 'type-graphql';
import type {
  IncomeInsights as IncomeInsightsModel,
  MoneyAmount as MoneyAmountModel,
  MoneyAmountWithAverage as MoneyAmountWithAverageModel,
} from '../../model/account-insights.js';
import { MoneyAmount, MoneyAmountWithAverage } from '../shared/money-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came in during the window. What Plaid does not say is null.',
})
export class IncomeInsights implements IncomeInsightsModel {
  @Field((_type) => MoneyAmount, { nullable: true, description: 'All income.' })
  totalIncome!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmountWithAverage, {
    nullable: true,
    description: 'Income without what was transferred in from accounts.',
  })
  incomeExcludingTransfers!: MoneyAmountWithAverageModel | null;

  @Field((_type) => MoneyAmountWithAverage, { nullable: true, description: 'What was transferred in.' })
  transfersIn!: MoneyAmountWithAverageModel | null;
}
