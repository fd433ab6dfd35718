import { Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  CurrencySummary as CurrencySummaryModel,
  MonthSummary as MonthSummaryModel,
} from '../../model/transaction-summary.js';
import { DateScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from './currency-code.field.js';

const countField = { description: 'How many transactions there are, pending ones included.' } as const;
const inflowField = {
  description: 'What came in, summed exactly, as a number that is never negative.',
} as const;
const outflowField = {
  description: 'What went out, summed exactly, as a number that is never negative.',
} as const;
const netField = { description: 'Inflow less outflow: positive when more came in than went out.' } as const;

@ObjectType({ simpleResolvers: true, description: 'What the transactions of one month come to.' })
export class MonthSummary implements MonthSummaryModel {
  @Field((_type) => DateScalar, { description: 'The first day of the month.' })
  startDate!: string;

  @Field((_type) => Int, countField)
  count!: number;

  @Field((_type) => Float, inflowField)
  inflow!: number;

  @Field((_type) => Float, outflowField)
  outflow!: number;

  @Field((_type) => Float, netField)
  net!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What the transactions in one currency come to. Two currencies are never added.',
})
export class CurrencySummary implements CurrencySummaryModel {
  @Field((_type) => String, isoCurrencyCodeField)
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  unofficialCurrencyCode!: string | null;

  @Field((_type) => Int, countField)
  count!: number;

  @Field((_type) => Float, inflowField)
  inflow!: number;

  @Field((_type) => Float, outflowField)
  outflow!: number;

  @Field((_type) => Float, netField)
  net!: number;

  @Field((_type) => DateScalar, { description: 'The day of the oldest of them.' })
  firstDate!: string;

  @Field((_type) => DateScalar, { description: 'The day of the newest of them.' })
  lastDate!: string;

  @Field((_type) => [MonthSummary], {
    description: 'The same by calendar month, the oldest first. Months without a transaction are left out.',
  })
  months!: readonly MonthSummaryModel[];
}
