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
  description: 'One transaction of a Cashflow Report, with what Plaid makes of it.',
})
export class CashflowTransaction implements CashflowTransactionModel {
  @Field((_type) => String, { description: "Plaid's id of the account it is on." })
  @DataClass('cashflow')
  accountId!: string;

  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  @DataClass('cashflow')
  transactionId!: string;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'In the currency beside it. Positive is money out of the account, negative is money in. Null where the bank does not say.',
  })
  @DataClass('cashflow')
  amount!: number | null;

  @Field((_type) => TransactionDirection, {
    nullable: true,
    description:
      'Which way the money went, by the sign of the amount. Null for an amount of zero, and where there is none.',
  })
  @DataClass('cashflow')
  direction!: Direction | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('cashflow')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('cashflow')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => DateScalar, { description: 'The day it posted; while pending, the day it happened.' })
  @DataClass('cashflow')
  date!: string;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      'When it posted, as the bank gives it: midnight may stand for an unknown time. Null where the bank does not say.',
  })
  @DataClass('cashflow')
  datetime!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      'The day the bank authorized it, usually the day it was made: the one to show to people. Null where it is not known.',
  })
  @DataClass('cashflow')
  authorizedDate!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      'When the bank authorized it, as the bank gives it: midnight may stand for an unknown time. Null where the bank does not say.',
  })
  @DataClass('cashflow')
  authorizedDatetime!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether it has not posted yet. Amount and text may still change until it has. Null where the bank does not say.',
  })
  @DataClass('cashflow')
  pending!: boolean | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Id of the pending transaction that became this one, where there was one.',
  })
  @DataClass('cashflow')
  pendingTransactionId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "The text on the bank's statement. Null where Plaid does not pass it on.",
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
      'The merchant, by a name that people recognize. Null where there is none, as for a check or a transfer.',
  })
  @DataClass('cashflow')
  merchantName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's permanent id of the merchant: of the chain, not of one shop. Null where there is none.",
  })
  @DataClass('cashflow')
  merchantEntityId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Address of a logo, a PNG of 100 by 100 pixels. Null where there is none.',
  })
  @DataClass('cashflow')
  logoUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Website that goes with the transaction, such as the merchant's. Null where it is not known.",
  })
  @DataClass('cashflow')
  website!: string | null;

  @Field((_type) => [Counterparty], {
    description:
      'Who took part in it: a shop, and the app or marketplace that it went through. Empty where Plaid knows none.',
  })
  counterparties!: readonly CounterpartyModel[];

  @Field((_type) => String, {
    nullable: true,
    description: 'Number of the check. Null for anything but a check.',
  })
  @DataClass('cashflow')
  checkNumber!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Which holder of an account with sub-accounts it belongs to. Seldom known.',
  })
  @DataClass('pii')
  accountOwner!: string | null;

  @Field((_type) => Location, { description: 'Where it took place.' })
  location!: LocationModel;

  @Field((_type) => PaymentMeta, { description: 'Details of a transfer between banks.' })
  paymentMeta!: PaymentMetaModel;

  @Field((_type) => PaymentChannel, {
    nullable: true,
    description: 'Whether it was made online, in a shop or by the bank. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  paymentChannel!: PaymentChannelModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the payment channel, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  paymentChannelRaw!: string | null;

  @Field((_type) => TransactionCode, {
    nullable: true,
    description:
      'What kind of transaction the bank says it is. Known in Europe, and at some banks in the United States; null elsewhere.',
  })
  @DataClass('cashflow')
  transactionCode!: TransactionCodeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the transaction code, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  transactionCodeRaw!: string | null;

  @Field((_type) => TransactionType, {
    nullable: true,
    description:
      'The older form of the payment channel. Plaid does not guarantee it here; null where it is missing.',
  })
  @DataClass('cashflow')
  transactionType!: TransactionTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the transaction type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  transactionTypeRaw!: string | null;

  @Field((_type) => PersonalFinanceCategory, {
    nullable: true,
    description: "What it was for, in Plaid's categories for personal finance. Null where Plaid has none.",
  })
  personalFinanceCategory!: PersonalFinanceCategoryModel | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Address of an icon for the broad personal finance category, a PNG of 100 by 100 pixels. Null where there is none.',
  })
  @DataClass('cashflow')
  personalFinanceCategoryIconUrl!: string | null;

  @Field((_type) => BusinessFinanceCategory, {
    nullable: true,
    description:
      "What it was for, in Plaid's categories for businesses. Plaid does not document them, and usually gives none.",
  })
  businessFinanceCategory!: BusinessFinanceCategoryModel | null;

  @Field((_type) => CreditCategory, {
    nullable: true,
    description: "What it was for, in Plaid's categories for lenders. Null where Plaid has none.",
  })
  creditCategory!: CreditCategoryModel | null;
}
