import { Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  BankPenaltiesIndicators as BankPenaltiesIndicatorsModel,
  CategoryExpenses as CategoryExpensesModel,
  GamblingIndicators as GamblingIndicatorsModel,
  LoanDisbursementsIndicators as LoanDisbursementsIndicatorsModel,
  LoanPaymentsIndicators as LoanPaymentsIndicatorsModel,
  MonthlySummary as MonthlySummaryModel,
  TransactionIndicators as TransactionIndicatorsModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { MoneyAmountWithAverage } from '../shared/money-amount.type.js';
import { CategoryExpenses } from './category-expenses.type.js';
import { MonthlySummary } from './monthly-summary.type.js';

/** Fields that the four kinds of indicators share. Not a type of the schema, because no field returns it. */
@ObjectType({ simpleResolvers: true })
abstract class TransactionIndicators extends MoneyAmountWithAverage implements TransactionIndicatorsModel {
  @Field((_type) => Float, {
    nullable: true,
    description: 'Total value of these transactions within the window.',
  })
  @DataClass('report')
  override amount!: number | null;

  @Field((_type) => Int, { nullable: true, description: 'Number of these transactions.' })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => [MonthlySummary], {
    nullable: true,
    description: 'Totals of these transactions by month.',
  })
  monthlySummaries!: readonly MonthlySummaryModel[] | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of days since the latest of these transactions. Null when Plaid sends none.',
  })
  @DataClass('report')
  daysSinceLastOccurrence!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Their share of the income of the window, in percent. 100 is all income. -1 means that there was no income.',
  })
  @DataClass('report')
  percentageOfIncome!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Penalties charged by banks, such as fees for overdrafts and for returned payments.',
})
export class BankPenaltiesIndicators extends TransactionIndicators implements BankPenaltiesIndicatorsModel {
  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'Totals of these transactions by detailed category.',
  })
  categoryDetails!: readonly CategoryExpensesModel[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Money spent on gambling.' })
export class GamblingIndicators extends TransactionIndicators implements GamblingIndicatorsModel {
  @Field((_type) => [String], {
    nullable: true,
    description:
      'Up to three merchants. The merchant with the highest spending comes first. Empty when there was none.',
  })
  @DataClass('report')
  topMerchants!: readonly string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Money received from lenders.' })
export class LoanDisbursementsIndicators
  extends TransactionIndicators
  implements LoanDisbursementsIndicatorsModel
{
  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'Totals of these transactions by detailed category.',
  })
  categoryDetails!: readonly CategoryExpensesModel[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      'Up to three lenders. The lender with the most money comes first. Empty when there was none.',
  })
  @DataClass('report')
  topProviders!: readonly string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Money paid to lenders.' })
export class LoanPaymentsIndicators extends TransactionIndicators implements LoanPaymentsIndicatorsModel {
  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'Totals of these transactions by detailed category.',
  })
  categoryDetails!: readonly CategoryExpensesModel[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      'Up to three lenders. The lender with the most money comes first. Empty when there was none.',
  })
  @DataClass('report')
  topProviders!: readonly string[] | null;
}
