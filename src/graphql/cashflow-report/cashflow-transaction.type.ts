import { Field, Float, ObjectType } from 'type-graphql';
import type {
  PaymentChannel as PaymentChannelModel,
  TransactionCode as TransactionCodeModel,
} from '../../model/cashflow-enums.js';
import type {
  BusinessFinanceCategory as BusinessFinanceCategoryModel,
  CashflowTransaction as CashflowTransactionModel,
  Counterparty as CounterpartyModel,
  PersonalFinanceCategory as PersonalFinanceCategoryModel,
} from '../../model/cashflow-transaction.js';
import type { TransactionType as TransactionTypeModel } from '../../model/enums.js';
import type {
  CreditCategory as CreditCategoryModel,
  Direction,
  Location as LocationModel,
  PaymentMeta as PaymentMetaModel,
} from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar, DateTimeScalar } from '../scalars/date.js';
import { CreditCategory } from '../shared/credit-category.type.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';
import { Location } from '../shared/location.type.js';
import { PaymentMeta } from '../shared/payment-meta.type.js';
import { TransactionDirection } from '../shared/transaction-direction.enum.js';
import { TransactionType } from '../shared/transaction-type.enum.js';
import { Counterparty } from './counterparty.type.js';
import { BusinessFinanceCategory, PersonalFinanceCategory } from './finance-category.type.js';
import { PaymentChannel } from './payment-channel.enum.js';
import { TransactionCode } from './transaction-code.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: 'One transaction of a Cashflow Report, with the details that Plaid adds.',
})
export class CashflowTransaction implements CashflowTransactionModel {
  @Field((_type) => String, { description: "Plaid's id of the account of the transaction." })
  @DataClass('cashflow')
  accountId!: string;

  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  @DataClass('cashflow')
  transactionId!: string;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount in the currency of the transaction. Positive is money out of the account, negative is money in. Null when the bank does not provide it.',
  })
  @DataClass('cashflow')
  amount!: number | null;

  @Field((_type) => TransactionDirection, {
    nullable: true,
    description:
      'Direction of the money, from the sign of the amount. Null for an amount of zero, and when there is no amount.',
  })
  @DataClass('cashflow')
  direction!: Direction | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('cashflow')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('cashflow')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => DateScalar, {
    description:
      'Day on which the transaction posted. For a pending transaction: the day on which it happened.',
  })
  @DataClass('cashflow')
  date!: string;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      'Date and time when the transaction posted, as the bank provides it. Midnight may mean that the time is not known. Null when the bank does not provide it.',
  })
  @DataClass('cashflow')
  datetime!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      'Day on which the bank authorized the transaction, usually the day on which it was made. Prefer this day for display. Null when it is not known.',
  })
  @DataClass('cashflow')
  authorizedDate!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      'Date and time when the bank authorized the transaction, as the bank provides it. Midnight may mean that the time is not known. Null when the bank does not provide it.',
  })
  @DataClass('cashflow')
  authorizedDatetime!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether the transaction has not posted yet. Until it posts, its amount and text may change. Null when the bank does not provide it.',
  })
  @DataClass('cashflow')
  pending!: boolean | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Id of the pending transaction that became this one. Null when there was none.',
  })
  @DataClass('cashflow')
  pendingTransactionId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "The text on the bank's statement. Null when Plaid does not send it.",
  })
  @DataClass('cashflow')
  originalDescription!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the merchant, or a description.',
    deprecationReason: 'Plaid no longer maintains it. Use `merchantName` or `originalDescription`.',
  })
  @DataClass('cashflow')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Name of the merchant, in a form that people recognize. Null when there is no merchant, as for a check or a transfer.',
  })
  @DataClass('cashflow')
  merchantName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's permanent id of the merchant. It identifies the chain, and not one shop. Null when there is none.",
  })
  @DataClass('cashflow')
  merchantEntityId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'URL of a logo, a PNG of 100 by 100 pixels. Null when there is none.',
  })
  @DataClass('cashflow')
  logoUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Website for the transaction, such as the merchant's. Null when it is not known.",
  })
  @DataClass('cashflow')
  website!: string | null;

  @Field((_type) => [Counterparty], {
    description:
      'Parties of the transaction, such as a shop, and the app or marketplace that processed it. Empty when Plaid knows none.',
  })
  counterparties!: readonly CounterpartyModel[];

  @Field((_type) => String, {
    nullable: true,
    description: 'Number of the check. Null for other transactions.',
  })
  @DataClass('cashflow')
  checkNumber!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Owner of the sub-account to which the transaction belongs. It is rarely known.',
  })
  @DataClass('pii')
  accountOwner!: string | null;

  @Field((_type) => Location, { description: 'Location of the transaction.' })
  location!: LocationModel;

  @Field((_type) => PaymentMeta, { description: 'Details of a transfer between banks.' })
  paymentMeta!: PaymentMetaModel;

  @Field((_type) => PaymentChannel, {
    nullable: true,
    description:
      'Whether the transaction was made online, in a shop or by the bank. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  paymentChannel!: PaymentChannelModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the payment channel. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  paymentChannelRaw!: string | null;

  @Field((_type) => TransactionCode, {
    nullable: true,
    description:
      'Kind of transaction, as the bank reports it. It is known in Europe and at some banks in the United States. Null elsewhere.',
  })
  @DataClass('cashflow')
  transactionCode!: TransactionCodeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the transaction code. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  transactionCodeRaw!: string | null;

  @Field((_type) => TransactionType, {
    nullable: true,
    description:
      'Older form of the payment channel. Plaid does not guarantee it here. Null when it is missing.',
  })
  @DataClass('cashflow')
  transactionType!: TransactionTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the transaction type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  transactionTypeRaw!: string | null;

  @Field((_type) => PersonalFinanceCategory, {
    nullable: true,
    description:
      "Purpose of the transaction, in Plaid's categories for personal finance. Null when Plaid sends none.",
  })
  personalFinanceCategory!: PersonalFinanceCategoryModel | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'URL of an icon for the primary personal finance category, a PNG of 100 by 100 pixels. Null when there is none.',
  })
  @DataClass('cashflow')
  personalFinanceCategoryIconUrl!: string | null;

  @Field((_type) => BusinessFinanceCategory, {
    nullable: true,
    description:
      "Purpose of the transaction, in Plaid's categories for businesses. Plaid does not document them and usually sends none.",
  })
  businessFinanceCategory!: BusinessFinanceCategoryModel | null;

  @Field((_type) => CreditCategory, {
    nullable: true,
    description: "Purpose of the transaction, in Plaid's categories for lenders. Null when Plaid sends none.",
  })
  creditCategory!: CreditCategoryModel | null;
}
