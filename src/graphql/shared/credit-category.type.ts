import { Field, ObjectType } from 'type-graphql';
import type { CreditCategory as CreditCategoryModel } from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "Purpose of a transaction, in Plaid's categories for lenders. The values are plain text, because Plaid adds to them. Plaid lists them in https://plaid.com/documents/credit-category-taxonomy.csv.",
})
export class CreditCategory implements CreditCategoryModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'The primary category, such as LOAN_PAYMENTS. Null when Plaid sends only the detailed one.',
  })
  @DataClass('part')
  primary!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The detailed category. It belongs to one primary category only. Null when Plaid sends only the primary one.',
  })
  @DataClass('part')
  detailed!: string | null;
}
