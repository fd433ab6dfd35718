import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { CategoryExpenses as CategoryExpensesModel } from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { MoneyAmountWithAverage } from '../shared/money-amount.type.js';

@ObjectType({ simpleResolvers: true, description: 'Totals of the transactions of one credit category.' })
export class CategoryExpenses extends MoneyAmountWithAverage implements CategoryExpensesModel {
  @Field((_type) => String, {
    nullable: true,
    description: "Id of the category, from Plaid's categories for lenders.",
  })
  @DataClass('report')
  id!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of transactions in the category within the window.',
  })
  @DataClass('report')
  transactionsCount!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Total value of the transactions.' })
  @DataClass('report')
  override amount!: number | null;
}
