import { Field, Float, ObjectType } from 'type-graphql';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { DataClass } from '../../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description: 'The part of a total that belongs to one month, by the day on which each transaction posted.',
})
export class MonthlyAmount implements MonthlyAmountModel {
  @Field((_type) => String, {
    description: 'The month, as YYYY-MM. Months without such transactions are omitted.',
  })
  @DataClass('report')
  month!: string;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Sum of the transactions of the month. Positive is money out, negative is money in. Null when the sum is too large for a Float.',
  })
  @DataClass('report')
  amount!: number | null;
}
