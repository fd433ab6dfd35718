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
    "One transaction on an account. The bank's data is always present. The details that Plaid adds are present only with Insights.",
})
export class Transaction implements TransactionModel {
  @Field((_type) => String, { description: "Plaid's id of the account of the transaction." })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  @DataClass('report')
  transactionId!: string;

  @Field((_type) => Float, {
    description:
      'Amount in the currency of the transaction. Positive is money out of the account, negative is money in.',
  })
  @DataClass('report')
  amount!: number;

  @Field((_type) => TransactionDirection, {
    nullable: true,
    description: 'Direction of the money, from the sign of the amount. Null for an amount of zero.',
  })
  @DataClass('report')
  direction!: Direction | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => DateScalar, {
    description:
      'Day on which the transaction posted. For a pending transaction: the day on which it happened.',
  })
  @DataClass('report')
  date!: string;

  @Field((_type) => String, { nullable: true, description: "The text on the bank's statement." })
  @DataClass('report')
  originalDescription!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether the transaction has not posted yet. Until it posts, its amount and text may change. Null when Plaid does not send it.',
  })
  @DataClass('report')
  pending!: boolean | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'Id of the pending transaction that became this one. Null when there was none. Only with Insights.',
  })
  @DataClass('report')
  pendingTransactionId!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'Day or time when the transaction happened, in ISO 8601. It may be days before the transaction posted. Null when it is not known. Only with Insights.',
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
      'Name of the merchant, in a form that people recognize. Null when there is no merchant, as for a check or a transfer. Only with Insights.',
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
  @Field((_type) => String, {
    nullable: true,
    description: 'Id of the general category. Only with Insights.',
  })
  @DataClass('report')
  categoryId!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => CreditCategory, {
    nullable: true,
    description: "Purpose of the transaction, in Plaid's categories for lenders. Only with Insights.",
  })
  creditCategory!: CreditCategoryModel | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description: 'Number of the check. Null for other transactions. Only with Insights.',
  })
  @DataClass('report')
  checkNumber!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      'Owner of the sub-account to which the transaction belongs. It is rarely known. Only with Insights.',
  })
  @DataClass('pii')
  accountOwner!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Location, {
    nullable: true,
    description: 'Location of the transaction. Only with Insights.',
  })
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
    description: 'Whether the transaction was made online, in a shop or by the bank. Only with Insights.',
  })
  @DataClass('report')
  transactionType!: TransactionTypeModel | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's original value of the transaction type. Use it when the enum is UNRECOGNIZED. Only with Insights.",
  })
  @DataClass('report')
  transactionTypeRaw!: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's id of the income source of this transaction. Null when the transaction is not income, or when Plaid does not send it. Only with Insights.",
  })
  @DataClass('report')
  incomeSourceId!: string | null;
}
