import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { CategoryExpenses as CategoryExpensesModel } from '../../model/account-insights.js';
import { Holds } from '../access/holds.js';
import { MoneyAmountWithAverage } from './money-amount.type.js';

@ObjectType({ simpleResolvers: true, description: 'The transactions of one credit category, summed up.' })
export class CategoryExpenses extends MoneyAmountWithAverage implements CategoryExpensesModel {
  @Field((_type) => String, {
    nullable: true,
    description: "Id of the category, from Plaid's categories for lenders.",
  })
  @Holds('report')
  id!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'How many transactions of the window are in the category.',
  })
  @Holds('report')
  transactionsCount!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Their total value.' })
  @Holds('report')
  override amount!: number | null;
}
