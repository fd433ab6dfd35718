import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  CurrencySummary as CurrencySummaryModel,
  MonthSummary as MonthSummaryModel,
} from '../../model/transaction-summary.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { isAbout } from '../shared/cost-hints.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';

const countField = { description: 'How many transactions there are, including pending ones.' } as const;
const TOO_LARGE = 'Null where it is larger than a Float can hold.';
const inflowField = {
  nullable: true,
  description: `Total inflow, summed exactly. Never negative. ${TOO_LARGE}`,
} as const;
const outflowField = {
  nullable: true,
  description: `Total outflow, summed exactly. Never negative. ${TOO_LARGE}`,
} as const;
const netField = {
  nullable: true,
  description: `Inflow less outflow: positive when more came in than went out. ${TOO_LARGE}`,
} as const;

@ObjectType({ simpleResolvers: true, description: 'Totals of the transactions of one month.' })
export class MonthSummary implements MonthSummaryModel {
  @Field((_type) => DateScalar, { description: 'The first day of the month.' })
  @DataClass('report')
  startDate!: string;

  @Field((_type) => Int, countField)
  @DataClass('report')
  count!: number;

  @Field((_type) => Float, inflowField)
  @DataClass('report')
  inflow!: number | null;

  @Field((_type) => Float, outflowField)
  @DataClass('report')
  outflow!: number | null;

  @Field((_type) => Float, netField)
  @DataClass('report')
  net!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Totals of the transactions in one currency. Amounts in different currencies are never added up.',
})
export class CurrencySummary implements CurrencySummaryModel {
  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => Int, countField)
  @DataClass('report')
  count!: number;

  @Field((_type) => Float, inflowField)
  @DataClass('report')
  inflow!: number | null;

  @Field((_type) => Float, outflowField)
  @DataClass('report')
  outflow!: number | null;

  @Field((_type) => Float, netField)
  @DataClass('report')
  net!: number | null;

  @Field((_type) => DateScalar, { description: 'The day of the oldest one.' })
  @DataClass('report')
  firstDate!: string;

  @Field((_type) => DateScalar, { description: 'The day of the newest one.' })
  @DataClass('report')
  lastDate!: string;

  @Extensions(isAbout(24))
  @Field((_type) => [MonthSummary], {
    description: 'The same by calendar month, the oldest first. Months without a transaction are left out.',
  })
  months!: readonly MonthSummaryModel[];
}
