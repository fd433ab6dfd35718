import { Field, ObjectType } from 'type-graphql';
import type {
  IncomeInsights as IncomeInsightsModel,
  MoneyAmount as MoneyAmountModel,
  MoneyAmountWithAverage as MoneyAmountWithAverageModel,
} from '../../model/account-insights.js';
import { MoneyAmount, MoneyAmountWithAverage } from '../shared/money-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Income within the window. A figure that Plaid does not send is null.',
})
export class IncomeInsights implements IncomeInsightsModel {
  @Field((_type) => MoneyAmount, { nullable: true, description: 'All income.' })
  totalIncome!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmountWithAverage, {
    nullable: true,
    description: 'Income without money transferred in from accounts.',
  })
  incomeExcludingTransfers!: MoneyAmountWithAverageModel | null;

  @Field((_type) => MoneyAmountWithAverage, { nullable: true, description: 'Money transferred in.' })
  transfersIn!: MoneyAmountWithAverageModel | null;
}
