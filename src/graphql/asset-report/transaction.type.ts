import { Field, Float, ObjectType } from 'type-graphql';
import { DateScalar } from '../scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'One transaction on an account.' })
export class Transaction {
  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  transactionId!: string;

  @Field((_type) => Float, {
    description: 'In the currency beside it. Positive is money out of the account, negative is money in.',
  })
  amount!: number;

  @Field((_type) => DateScalar, { description: 'The day it posted; while pending, the day it happened.' })
  date!: string;

  @Field((_type) => String, { nullable: true, description: "The text on the bank's statement." })
  originalDescription!: string | null;

  @Field((_type) => Boolean, { description: 'Whether it has not posted yet.' })
  pending!: boolean;
}
