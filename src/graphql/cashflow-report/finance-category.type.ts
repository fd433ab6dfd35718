import { Field, ObjectType } from 'type-graphql';
import type {
  ConfidenceLevel as ConfidenceLevelModel,
  FinanceCategoryVersion as FinanceCategoryVersionModel,
} from '../../model/cashflow-enums.js';
import type {
  BusinessFinanceCategory as BusinessFinanceCategoryModel,
  PersonalFinanceCategory as PersonalFinanceCategoryModel,
} from '../../model/cashflow-transaction.js';
import { DataClass } from '../access/data-class.js';
import { ConfidenceLevel } from './confidence-level.enum.js';
import { FinanceCategoryVersion } from './finance-category-version.enum.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "What a transaction was for, in Plaid's categories for businesses. They are plain text, since Plaid adds to them.",
})
export class BusinessFinanceCategory implements BusinessFinanceCategoryModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'The broad category. Null when Plaid does not give it.',
  })
  @DataClass('cashflow')
  primary!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The fine category within the broad one; no other broad category has one of the same name. Null when Plaid does not give it.',
  })
  @DataClass('cashflow')
  detailed!: string | null;

  @Field((_type) => ConfidenceLevel, {
    nullable: true,
    description: 'How sure Plaid is that the category fits. Null where it does not say.',
  })
  @DataClass('cashflow')
  confidenceLevel!: ConfidenceLevelModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the confidence, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  confidenceLevelRaw!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What a transaction was for, in Plaid's categories for personal finance. They are plain text, since Plaid adds to them.",
})
export class PersonalFinanceCategory extends BusinessFinanceCategory implements PersonalFinanceCategoryModel {
  @Field((_type) => FinanceCategoryVersion, {
    nullable: true,
    description: 'Which edition of the categories these are from. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  version!: FinanceCategoryVersionModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the version, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  versionRaw!: string | null;
}
