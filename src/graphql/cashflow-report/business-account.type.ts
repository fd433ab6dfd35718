import { Field, Float, ObjectType } from 'type-graphql';
import type { Owner as OwnerModel } from '../../model/account.js';
import type { AccountSubtype as AccountSubtypeModel } from '../../model/account-subtype.js';
import type {
  BusinessAccountBalances as BusinessAccountBalancesModel,
  BusinessAccount as BusinessAccountModel,
  VerificationInsights as VerificationInsightsModel,
} from '../../model/business-account.js';
import type {
  BusinessAccountVerificationStatus as BusinessAccountVerificationStatusModel,
  HolderCategory as HolderCategoryModel,
} from '../../model/cashflow-enums.js';
import type { AccountType as AccountTypeModel } from '../../model/enums.js';
import { DataClass } from '../access/data-class.js';
import { AccountSubtype } from '../shared/account-subtype.enum.js';
import { AccountType } from '../shared/account-type.enum.js';
import { Owner } from '../shared/owner.type.js';
import { BusinessAccountBalances } from './business-account-balances.type.js';
import { BusinessAccountVerificationStatus } from './business-account-verification-status.enum.js';
import { HolderCategory } from './holder-category.enum.js';
import { VerificationInsights } from './verification-insights.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'One account of an Item. Its transactions are those of the report with its `accountId`.',
})
export class BusinessAccount implements BusinessAccountModel {
  @Field((_type) => String, {
    description:
      "Plaid's id of the account. It may change when the bank renames the account or the holder links again.",
  })
  @DataClass('cashflow')
  accountId!: string;

  @Field((_type) => BusinessAccountBalances, { description: 'What is in the account, or owed on it.' })
  balances!: BusinessAccountBalancesModel;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The last two to four characters of the account number. Accounts of one Item may share them, and a bank may show others. Null where the bank does not say.',
  })
  @DataClass('cashflow')
  mask!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'What the holder or the bank calls the account. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "The bank's official name of the account. Null where it gives none.",
  })
  @DataClass('cashflow')
  officialName!: string | null;

  @Field((_type) => AccountType, {
    nullable: true,
    description: 'The broad kind of account. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  type!: AccountTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  typeRaw!: string | null;

  @Field((_type) => AccountSubtype, {
    nullable: true,
    description: 'The exact kind of account. Null where Plaid could not tell.',
  })
  @DataClass('cashflow')
  subtype!: AccountSubtypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the subtype, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  subtypeRaw!: string | null;

  @Field((_type) => HolderCategory, {
    nullable: true,
    description:
      'Whether a business or a person holds the account. Null where Plaid does not say; it calls this a beta.',
  })
  @DataClass('cashflow')
  holderCategory!: HolderCategoryModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the holder category, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  holderCategoryRaw!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Annual percentage yield of deposits: 4.25 is 4.25 %. Null where the bank does not say, and where nothing is earned.',
  })
  @DataClass('cashflow')
  apy!: number | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'An id that stays the same when the account is linked again through another Item. Only for deposit accounts at Chase, PNC and US Bank.',
  })
  @DataClass('cashflow')
  persistentAccountId!: string | null;

  @Field((_type) => BusinessAccountVerificationStatus, {
    nullable: true,
    description:
      'Where the verification of the account number stands. Null unless the account was linked for payments and needed it.',
  })
  @DataClass('cashflow')
  verificationStatus!: BusinessAccountVerificationStatusModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the status, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  verificationStatusRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The name used for the verification, usually as the holder typed it. Null without a verification.',
  })
  @DataClass('pii')
  verificationName!: string | null;

  @Field((_type) => VerificationInsights, {
    nullable: true,
    description: 'What a look-up of the account number found. Null without one.',
  })
  verificationInsights!: VerificationInsightsModel | null;

  @Field((_type) => [Owner], {
    description: 'The owners on record at the bank: people or businesses. Empty where the bank does not say.',
  })
  @DataClass('pii')
  owners!: readonly OwnerModel[];
}
