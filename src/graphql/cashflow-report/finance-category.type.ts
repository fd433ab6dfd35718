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
    "Purpose of a transaction, in Plaid's categories for businesses. The values are plain text, because Plaid adds to them.",
})
export class BusinessFinanceCategory implements BusinessFinanceCategoryModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'The primary category. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  primary!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The detailed category. It belongs to one primary category only. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  detailed!: string | null;

  @Field((_type) => ConfidenceLevel, {
    nullable: true,
    description: "Plaid's confidence that the category fits. Null when Plaid does not send it.",
  })
  @DataClass('cashflow')
  confidenceLevel!: ConfidenceLevelModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the confidence. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  confidenceLevelRaw!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Purpose of a transaction, in Plaid's categories for personal finance. The values are plain text, because Plaid adds to them.",
})
export class PersonalFinanceCategory extends BusinessFinanceCategory implements PersonalFinanceCategoryModel {
  @Field((_type) => FinanceCategoryVersion, {
    nullable: true,
    description: 'Version of the categories. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  version!: FinanceCategoryVersionModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the version. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  versionRaw!: string | null;
}
