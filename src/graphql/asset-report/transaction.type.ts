import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import type { TransactionType as TransactionTypeModel } from '../../model/enums.js';
import type {
  CreditCategory as CreditCategoryModel,
  Direction,
  Location as LocationModel,
  PaymentMeta as PaymentMetaModel,
  Transaction as TransactionModel,
} from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { CreditCategory } from '../shared/credit-category.type.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';
import { Location } from '../shared/location.type.js';
import { PaymentMeta } from '../shared/payment-meta.type.js';
import { TransactionDirection } from '../shared/transaction-direction.enum.js';
import { TransactionType } from '../shared/transaction-type.enum.js';
import { NEEDS_INSIGHTS } from './insights-need.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'One transaction on an account. What the bank says is always there; what Plaid adds to it comes only with Insights.',
})
export class Transaction implements TransactionModel {
  @Field((_type) => String, { description: "Plaid's id of the account it is on." })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  @DataClass('report')
  transactionId!: string;

  @Field((_type) => Float, {
    description: 'In the currency beside it. Positive is money out of the account, negative is money in.',
  })
  @DataClass('report')
  amount!: number;

  @Field((_type) => TransactionDirection, {
    nullable: true,
    description: 'Which way the money went, by the sign of the amount. Null for an amount of zero.',
  })
  @DataClass('report')
  direction!: Direction | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => DateScalar, { description: 'The day it posted; while pending, the day it happened.' })
  @DataClass('report')
  date!: string;

  @Field((_type) => String, { nullable: true, description: "The text on the bank's statement." })
  @DataClass('report')
  originalDescription!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether it has not posted yet. Amount and text may still change until it has. Null where Plaid does not say.',
  })
  @DataClass('report')
  pending!: boolean | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'Id of the pending transaction that became this one, where there was one. Only with Insights.',
  })
  @DataClass('report')
  pendingTransactionId!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'When it happened, which may be days before it posted; ISO 8601, as a day or as an instant. Only with Insights, and where it is known.',
  })
  @DataClass('report')
  dateTransacted!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the merchant, or a description. Only with Insights.',
    deprecationReason: 'Plaid no longer maintains it. Use `merchantName` or `originalDescription`.',
  })
  @DataClass('report')
  name!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'The merchant, by a name that people recognize. Null where there is none, as for a check or a transfer. Only with Insights.',
  })
  @DataClass('report')
  merchantName!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => [String], {
    nullable: true,
    description: "Plaid's general categories, from the broadest to the finest. Only with Insights.",
  })
  @DataClass('report')
  category!: readonly string[] | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, { nullable: true, description: 'Id of that category. Only with Insights.' })
  @DataClass('report')
  categoryId!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => CreditCategory, {
    nullable: true,
    description: "What it was for, in Plaid's categories for lenders. Only with Insights.",
  })
  creditCategory!: CreditCategoryModel | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description: 'Number of the check. Null for anything but a check. Only with Insights.',
  })
  @DataClass('report')
  checkNumber!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'Which holder of an account with sub-accounts it belongs to. Seldom known. Only with Insights.',
  })
  @DataClass('pii')
  accountOwner!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Location, { nullable: true, description: 'Where it took place. Only with Insights.' })
  location!: LocationModel | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => PaymentMeta, {
    nullable: true,
    description: 'Details of a transfer between banks. Only with Insights.',
  })
  paymentMeta!: PaymentMetaModel | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => TransactionType, {
    nullable: true,
    description: 'Whether it was made online, in a shop or by the bank. Only with Insights.',
  })
  @DataClass('report')
  transactionType!: TransactionTypeModel | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's own word for the transaction type, also when the enum is UNRECOGNIZED. Only with Insights.",
  })
  @DataClass('report')
  transactionTypeRaw!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's id of the income source that it counts this to. Null where it is not income, or Plaid does not say. Only with Insights.",
  })
  @DataClass('report')
  incomeSourceId!: string | null;
}
