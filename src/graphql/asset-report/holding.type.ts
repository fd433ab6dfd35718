import { Field, Float, ObjectType } from 'type-graphql';
import type { PositionType as PositionTypeModel } from '../../model/enums.js';
import type { Holding as HoldingModel, TaxLot as TaxLotModel } from '../../model/investments.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar, DateTimeScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';
import { PositionType } from './position-type.enum.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The part of a holding that was bought at one time, which matters for tax. Amounts are in the currency of the holding; what the institution does not say is null.',
})
export class TaxLot implements TaxLotModel {
  @Field((_type) => String, { nullable: true, description: "The institution's own id of the lot." })
  @DataClass('report')
  institutionLotId!: string | null;

  @Field((_type) => DateTimeScalar, { nullable: true, description: 'When it was bought.' })
  @DataClass('report')
  originalPurchaseDatetime!: string | null;

  @Field((_type) => Float, { nullable: true, description: 'How many units are in the lot.' })
  @DataClass('report')
  quantity!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Price of one unit when it was bought.' })
  @DataClass('report')
  purchasePrice!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'What the whole lot cost, with fees.' })
  @DataClass('report')
  costBasis!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'What the lot is worth now.' })
  @DataClass('report')
  currentValue!: number | null;

  @Field((_type) => PositionType, {
    nullable: true,
    description: 'Whether the lot is owned or sold short.',
  })
  @DataClass('report')
  positionType!: PositionTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the position type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  positionTypeRaw!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How much of one security an account holds. Exactly one of the two currency codes is set.',
})
export class Holding implements HoldingModel {
  @Field((_type) => String, { description: "Plaid's id of the account that holds it." })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, {
    description: 'Id of what is held; look it up among the `securities` beside the holdings.',
  })
  @DataClass('report')
  securityId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Symbol under which it is traded, or another short name.',
  })
  @DataClass('report')
  tickerSymbol!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Price of one unit, as the institution last gave it. Null where it gives none.',
  })
  @DataClass('report')
  institutionPrice!: number | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'The day of that price. Null where the institution does not say.',
  })
  @DataClass('report')
  institutionPriceAsOf!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Value of the holding, as the institution gives it. Null where it gives none.',
  })
  @DataClass('report')
  institutionValue!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'What the whole holding cost when it was bought. Null where it is not known.',
  })
  @DataClass('report')
  costBasis!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'How many units are held. For options, how many options and not how many contracts. Null where the institution does not say.',
  })
  @DataClass('report')
  quantity!: number | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => [TaxLot], {
    nullable: true,
    description: 'The lots that the holding was bought in. Null where Plaid gives none.',
  })
  taxLots!: readonly TaxLotModel[] | null;
}
