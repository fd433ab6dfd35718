import { Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  CategoryExpenses as CategoryExpensesModel,
  ExpenditureInsights as ExpenditureInsightsModel,
  ExpenditureSummary as ExpenditureSummaryModel,
  MoneyAmount as MoneyAmountModel,
  MoneyAmountWithAverage as MoneyAmountWithAverageModel,
  OutlierTransactionsInsights as OutlierTransactionsInsightsModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { MoneyAmount, MoneyAmountWithAverage } from '../shared/money-amount.type.js';
import { CategoryExpenses } from './category-expenses.type.js';

@ObjectType({ simpleResolvers: true, description: 'Totals of one group of spending.' })
export class ExpenditureSummary extends MoneyAmountWithAverage implements ExpenditureSummaryModel {
  @Field((_type) => Float, { nullable: true, description: 'Total value of the group in the window.' })
  @DataClass('report')
  override amount!: number | null;

  @Field((_type) => Int, { nullable: true, description: 'How many transactions are in the group.' })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Share of the income of the window that the group took, in percent: 100 is all of it. -1 means that there was no income.',
  })
  @DataClass('report')
  percentageOfIncome!: number | null;

  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'The broad credit categories of the group, the one with the most spending first.',
  })
  topCategories!: readonly CategoryExpensesModel[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Transactions far larger than usual for their account.',
})
export class OutlierTransactionsInsights implements OutlierTransactionsInsightsModel {
  @Field((_type) => Int, { nullable: true, description: 'How many there were.' })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Their total value.' })
  totalAmount!: MoneyAmountModel | null;

  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'Up to three credit categories that most of them are in.',
  })
  topCategories!: readonly CategoryExpensesModel[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What was spent in the window, by group. What Plaid does not say is null.',
})
export class ExpenditureInsights implements ExpenditureInsightsModel {
  @Field((_type) => MoneyAmountWithAverage, {
    nullable: true,
    description: 'All that came in less all that went out. Positive is a surplus.',
  })
  cashFlow!: MoneyAmountWithAverageModel | null;

  @Field((_type) => ExpenditureSummary, { nullable: true, description: 'All that was spent.' })
  totalExpenditure!: ExpenditureSummaryModel | null;

  @Field((_type) => ExpenditureSummary, {
    nullable: true,
    description: 'Essential spending, as Plaid classifies it.',
  })
  essentialExpenditure!: ExpenditureSummaryModel | null;

  @Field((_type) => ExpenditureSummary, {
    nullable: true,
    description: 'Non-essential spending, as Plaid classifies it.',
  })
  nonEssentialExpenditure!: ExpenditureSummaryModel | null;

  @Field((_type) => ExpenditureSummary, {
    nullable: true,
    description: 'What Plaid classifies as neither.',
  })
  other!: ExpenditureSummaryModel | null;

  @Field((_type) => ExpenditureSummary, {
    nullable: true,
    description: 'What was transferred out.',
  })
  transfersOut!: ExpenditureSummaryModel | null;

  @Field((_type) => OutlierTransactionsInsights, {
    nullable: true,
    description: 'Transactions far larger than usual.',
  })
  outlierTransactions!: OutlierTransactionsInsightsModel | null;
}
