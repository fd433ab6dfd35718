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
    'One transaction in an investment account. Exactly one of the two currency codes is set, and every amount is in that currency.',
})
export class InvestmentTransaction implements InvestmentTransactionModel {
  @Field((_type) => String, { description: "Plaid's id of the transaction." })
  @DataClass('report')
  investmentTransactionId!: string;

  @Field((_type) => String, { description: "Plaid's id of the account it is on." })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Id of the security it concerns; look it up among the `securities`. Null where only cash moved.',
  })
  @DataClass('report')
  securityId!: string | null;

  @Field((_type) => DateScalar, { description: 'The day it posted.' })
  @DataClass('report')
  date!: string;

  @Field((_type) => String, {
    nullable: true,
    description: "The institution's description of it. Null where it gives none.",
  })
  @DataClass('report')
  name!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'How many units moved. Positive for a purchase and negative for a sale, says Plaid; some institutions give a sale as positive, so go by `type`. Null where the institution does not say.',
  })
  @DataClass('report')
  quantity!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'How many of the units held have vested. Only meaningful for equities.',
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
      'Its whole value. Positive is cash debited, as for a purchase; negative is cash credited, as for a sale. A contribution that buys at once counts as the purchase.',
  })
  @DataClass('report')
  amount!: number;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Price of one unit of the security. Null where the institution does not say.',
  })
  @DataClass('report')
  price!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'All fees on it together. Null where the institution does not say.',
  })
  @DataClass('report')
  fees!: number | null;

  @Field((_type) => InvestmentTransactionType, {
    nullable: true,
    description: 'The broad kind of transaction. Null where Plaid does not say.',
  })
  @DataClass('report')
  type!: InvestmentTransactionTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  typeRaw!: string | null;

  @Field((_type) => InvestmentTransactionSubtype, {
    nullable: true,
    description: 'The exact kind of transaction. Null where Plaid does not say.',
  })
  @DataClass('report')
  subtype!: InvestmentTransactionSubtypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the subtype, also when the enum is UNRECOGNIZED.",
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
