import { Field, Float, ObjectType } from 'type-graphql';
import type { InvestmentTransactionType as InvestmentTransactionTypeModel } from '../../model/enums.js';
import type { InvestmentTransactionSubtype as InvestmentTransactionSubtypeModel } from '../../model/investment-transaction-subtype.js';
import type { InvestmentTransaction as InvestmentTransactionModel } from '../../model/investments.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';
import { InvestmentTransactionSubtype } from './investment-transaction-subtype.enum.js';
import { InvestmentTransactionType } from './investment-transaction-type.enum.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'One transaction in an investment account. Exactly one of the two currency codes is set. Every amount is in that currency.',
})
export class InvestmentTransaction implements InvestmentTransactionModel {
  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  @DataClass('report')
  investmentTransactionId!: string;

  @Field((_type) => String, { description: "Plaid's id of the account of the transaction." })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Id of the security. Find its details in `securities`. Null when only cash moved.',
  })
  @DataClass('report')
  securityId!: string | null;

  @Field((_type) => DateScalar, { description: 'Day on which the transaction posted.' })
  @DataClass('report')
  date!: string;

  @Field((_type) => String, {
    nullable: true,
    description: "The institution's description of the transaction. Null when it provides none.",
  })
  @DataClass('report')
  name!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Number of units. Plaid documents positive for a purchase and negative for a sale. Some institutions send a positive number for a sale, so use `type` to tell them apart. Null when the institution does not provide it.',
  })
  @DataClass('report')
  quantity!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Number of held units that have vested. Only meaningful for equities.',
  })
  @DataClass('report')
  vestedQuantity!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Value of the vested units, as the institution gives it.',
  })
  @DataClass('report')
  vestedValue!: number | null;

  @Field((_type) => Float, {
    description:
      'Total value of the transaction. Positive is cash out, as for a purchase. Negative is cash in, as for a sale. A contribution that buys a security immediately counts as the purchase.',
  })
  @DataClass('report')
  amount!: number;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Price of one unit of the security. Null when the institution does not provide it.',
  })
  @DataClass('report')
  price!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Total fees of the transaction. Null when the institution does not provide them.',
  })
  @DataClass('report')
  fees!: number | null;

  @Field((_type) => InvestmentTransactionType, {
    nullable: true,
    description: 'General kind of the transaction. Null when Plaid does not send it.',
  })
  @DataClass('report')
  type!: InvestmentTransactionTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  typeRaw!: string | null;

  @Field((_type) => InvestmentTransactionSubtype, {
    nullable: true,
    description: 'Exact kind of the transaction. Null when Plaid does not send it.',
  })
  @DataClass('report')
  subtype!: InvestmentTransactionSubtypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the subtype. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  subtypeRaw!: string | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;
}
