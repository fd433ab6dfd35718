import { Field, ObjectType } from 'type-graphql';
import type { CreditCategory as CreditCategoryModel } from '../../model/transaction.js';
import { Holds } from '../access/holds.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "What a transaction was for, in Plaid's categories for lenders. They are plain text, since Plaid adds to them.",
})
export class CreditCategory implements CreditCategoryModel {
  @Field((_type) => String, { description: 'The broad category, such as LOAN_PAYMENTS.' })
  @Holds('part')
  primary!: string;

  @Field((_type) => String, {
    description: 'The fine category within the broad one. Unique, so that it also serves as an id.',
  })
  @Holds('part')
  detailed!: string;
}
