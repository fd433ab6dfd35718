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

/** What the four kinds of indicators share. Not a type of the graph: nothing answers with it. */
@ObjectType({ simpleResolvers: true })
abstract class TransactionIndicators extends MoneyAmountWithAverage implements TransactionIndicatorsModel {
  @Field((_type) => Float, {
    nullable: true,
    description: 'Total value of these transactions in the window.',
  })
  @DataClass('report')
  override amount!: number | null;

  @Field((_type) => Int, { nullable: true, description: 'How many there were.' })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => [MonthlySummary], { nullable: true, description: 'The same, month by month.' })
  monthlySummaries!: readonly MonthlySummaryModel[] | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Days since the last one. Null where Plaid gives none.',
  })
  @DataClass('report')
  daysSinceLastOccurrence!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Their share of the income of the window, in percent: 100 is all of it. -1 means that there was no income.',
  })
  @DataClass('report')
  percentageOfIncome!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What banks charged as a penalty: for overdrafts, for payments that bounced, and the like.',
})
export class BankPenaltiesIndicators extends TransactionIndicators implements BankPenaltiesIndicatorsModel {
  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'The same, by finer categories.',
  })
  categoryDetails!: readonly CategoryExpensesModel[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Money spent on gambling.' })
export class GamblingIndicators extends TransactionIndicators implements GamblingIndicatorsModel {
  @Field((_type) => [String], {
    nullable: true,
    description: 'Up to three merchants, the one with the most spending first. Empty where there was none.',
  })
  @DataClass('report')
  topMerchants!: readonly string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Money that came in from lenders.' })
export class LoanDisbursementsIndicators
  extends TransactionIndicators
  implements LoanDisbursementsIndicatorsModel
{
  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'The same, by finer categories.',
  })
  categoryDetails!: readonly CategoryExpensesModel[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: 'Up to three lenders, the one with the most money first. Empty where there was none.',
  })
  @DataClass('report')
  topProviders!: readonly string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Money that went out to lenders.' })
export class LoanPaymentsIndicators extends TransactionIndicators implements LoanPaymentsIndicatorsModel {
  @Field((_type) => [CategoryExpenses], {
    nullable: true,
    description: 'The same, by finer categories.',
  })
  categoryDetails!: readonly CategoryExpensesModel[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: 'Up to three lenders, the one with the most money first. Empty where there was none.',
  })
  @DataClass('report')
  topProviders!: readonly string[] | null;
}
