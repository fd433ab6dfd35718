import { Field, ObjectType } from 'type-graphql';
import type { CreditCategory as CreditCategoryModel } from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "What a transaction was for, in Plaid's categories for lenders. They are plain text, since Plaid adds to them.",
})
export class CreditCategory implements CreditCategoryModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'The broad category, such as LOAN_PAYMENTS. Null when Plaid gives the fine one alone.',
  })
  @DataClass('part')
  primary!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The fine category within the broad one; no other broad category has one of the same name. Null when Plaid gives the broad one alone.',
  })
  @DataClass('part')
  detailed!: string | null;
}
