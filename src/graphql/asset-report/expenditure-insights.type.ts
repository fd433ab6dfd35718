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
  @Field((_type) => Float, { nullable: true, description: 'Total value of the group within the window.' })
  @DataClass('report')
  override amount!: number | null;

  @Field((_type) => Int, { nullable: true, description: 'Number of transactions in the group.' })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "The group's share of the income of the window, in percent. 100 is all income. -1 means that there was no income.",
  })
  @DataClass('report')
  percentageOfIncome!: number | null;

  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description:
      'Primary credit categories of the group. The category with the highest spending comes first.',
  })
  topCategories!: readonly CategoryExpensesModel[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Transactions far larger than usual for their account.',
})
export class OutlierTransactionsInsights implements OutlierTransactionsInsightsModel {
  @Field((_type) => Int, { nullable: true, description: 'Number of these transactions.' })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Total value of the transactions.' })
  totalAmount!: MoneyAmountModel | null;

  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'Up to three credit categories that contain most of these transactions.',
  })
  topCategories!: readonly CategoryExpensesModel[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Spending within the window, by group. A figure that Plaid does not send is null.',
})
export class ExpenditureInsights implements ExpenditureInsightsModel {
  @Field((_type) => MoneyAmountWithAverage, {
    nullable: true,
    description: 'All money in minus all money out. Positive is a surplus.',
  })
  cashFlow!: MoneyAmountWithAverageModel | null;

  @Field((_type) => ExpenditureSummary, { nullable: true, description: 'All spending.' })
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
    description: 'Spending that Plaid classifies as neither essential nor non-essential.',
  })
  other!: ExpenditureSummaryModel | null;

  @Field((_type) => ExpenditureSummary, {
    nullable: true,
    description: 'Money transferred out.',
  })
  transfersOut!: ExpenditureSummaryModel | null;

  @Field((_type) => OutlierTransactionsInsights, {
    nullable: true,
    description: 'Transactions far larger than usual.',
  })
  outlierTransactions!: OutlierTransactionsInsightsModel | null;
}
