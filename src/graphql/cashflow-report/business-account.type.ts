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
  description:
    'One account of an Item. Its transactions are the transactions of the report with the same `accountId`.',
})
export class BusinessAccount implements BusinessAccountModel {
  @Field((_type) => String, {
    description:
      "Plaid's id of the account. It may change when the bank renames the account, or when the holder links it again.",
  })
  @DataClass('cashflow')
  accountId!: string;

  @Field((_type) => BusinessAccountBalances, { description: 'Balances of the account.' })
  balances!: BusinessAccountBalancesModel;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The last two to four characters of the account number. Accounts of one Item may have the same mask. It may differ from the mask that the bank displays. Null when the bank does not provide it.',
  })
  @DataClass('cashflow')
  mask!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the account, given by the holder or by the bank. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "The bank's official name of the account. Null when the bank gives none.",
  })
  @DataClass('cashflow')
  officialName!: string | null;

  @Field((_type) => AccountType, {
    nullable: true,
    description: 'General kind of the account. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  type!: AccountTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  typeRaw!: string | null;

  @Field((_type) => AccountSubtype, {
    nullable: true,
    description: 'Exact kind of the account. Null when Plaid could not determine it.',
  })
  @DataClass('cashflow')
  subtype!: AccountSubtypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the subtype. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  subtypeRaw!: string | null;

  @Field((_type) => HolderCategory, {
    nullable: true,
    description:
      'Whether a business or a person holds the account. Plaid calls this field a beta. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  holderCategory!: HolderCategoryModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the holder category. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  holderCategoryRaw!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Annual percentage yield of deposits: 4.25 is 4.25 %. Null when the bank does not provide it, and when the account earns nothing.',
  })
  @DataClass('cashflow')
  apy!: number | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'An id that stays the same when the account is linked again through another Item. Only deposit accounts at Chase, PNC and US Bank have it.',
  })
  @DataClass('cashflow')
  persistentAccountId!: string | null;

  @Field((_type) => BusinessAccountVerificationStatus, {
    nullable: true,
    description:
      'State of the verification of the account number. Null unless the account was linked for payments and needed a verification.',
  })
  @DataClass('cashflow')
  verificationStatus!: BusinessAccountVerificationStatusModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the status. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  verificationStatusRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Name that was used for the verification, usually as the holder typed it. Null without a verification.',
  })
  @DataClass('pii')
  verificationName!: string | null;

  @Field((_type) => VerificationInsights, {
    nullable: true,
    description: 'Result of a look-up of the account number. Null without a look-up.',
  })
  verificationInsights!: VerificationInsightsModel | null;

  @Field((_type) => [Owner], {
    description:
      'Owners on record at the bank: people or businesses. Empty when the bank does not provide them.',
  })
  @DataClass('pii')
  owners!: readonly OwnerModel[];
}
