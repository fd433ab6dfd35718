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
    'The part of a holding that was bought at one time. It matters for tax. Amounts are in the currency of the holding. A value that the institution does not provide is null.',
})
export class TaxLot implements TaxLotModel {
  @Field((_type) => String, { nullable: true, description: "The institution's own id of the lot." })
  @DataClass('report')
  institutionLotId!: string | null;

  @Field((_type) => DateTimeScalar, { nullable: true, description: 'Date and time of the purchase.' })
  @DataClass('report')
  originalPurchaseDatetime!: string | null;

  @Field((_type) => Float, { nullable: true, description: 'Number of units in the lot.' })
  @DataClass('report')
  quantity!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Price of one unit when it was bought.' })
  @DataClass('report')
  purchasePrice!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Total cost of the lot, including fees.' })
  @DataClass('report')
  costBasis!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Current value of the lot.' })
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
    description: "Plaid's original value of the position type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  positionTypeRaw!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A quantity of one security in an account. Exactly one of the two currency codes is set.',
})
export class Holding implements HoldingModel {
  @Field((_type) => String, { description: "Plaid's id of the account that contains the holding." })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, {
    description: 'Id of the security. Find its details in `securities`, next to the holdings.',
  })
  @DataClass('report')
  securityId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Trading symbol of the security, or another short name.',
  })
  @DataClass('report')
  tickerSymbol!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Price of one unit, as the institution last provided it. Null when it provides none.',
  })
  @DataClass('report')
  institutionPrice!: number | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Day of the price. Null when the institution does not provide it.',
  })
  @DataClass('report')
  institutionPriceAsOf!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Value of the holding, as the institution provides it. Null when it provides none.',
  })
  @DataClass('report')
  institutionValue!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Total cost of the holding when it was bought. Null when it is not known.',
  })
  @DataClass('report')
  costBasis!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Number of units. For options: the number of options, not of contracts. Null when the institution does not provide it.',
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
    description: 'The lots in which the holding was bought. Null when Plaid sends none.',
  })
  taxLots!: readonly TaxLotModel[] | null;
}
