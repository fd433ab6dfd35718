import { Field, Float, ObjectType } from 'type-graphql';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { DataClass } from '../../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description: "One month's share of a total, by the day each transaction posted.",
})
export class MonthlyAmount implements MonthlyAmountModel {
  @Field((_type) => String, {
    description: 'The month, YYYY-MM. Months without such a transaction are left out.',
  })
  @DataClass('report')
  month!: string;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "What the month's transactions add up to. Positive is money out, negative is money in. Null where it is larger than a Float can hold.",
  })
  @DataClass('report')
  amount!: number | null;
}
