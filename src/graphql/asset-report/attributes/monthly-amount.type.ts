import { Field, Float, ObjectType } from 'type-graphql';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { Holds } from '../../access/holds.js';

@ObjectType({
  simpleResolvers: true,
  description: "One month's share of a total, by the day each transaction posted.",
})
export class MonthlyAmount implements MonthlyAmountModel {
  @Field((_type) => String, {
    description: 'The month, YYYY-MM. Months without such a transaction are left out.',
  })
  @Holds('report')
  month!: string;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "What the month's transactions add up to. Positive is money out, negative is money in. Null where it is larger than a Float can hold.",
  })
  @Holds('report')
  amount!: number | null;
}
