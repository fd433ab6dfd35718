import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  CurrencySummary as CurrencySummaryModel,
  MonthSummary as MonthSummaryModel,
} from '../../model/transaction-summary.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { isAbout } from '../shared/cost-hints.js';
import { InCurrency } from '../shared/in-currency.type.js';
import { OWN_TRANSFERS, OWN_TRANSFERS_IN_NET } from './own-transfers.js';

const countField = {
  description: `Number of transactions, including pending ones. ${OWN_TRANSFERS}`,
} as const;
const TOO_LARGE = 'Null when it is too large for a Float.';
const inflowField = {
  nullable: true,
  description: `Total of the money in, as an exact sum. Never negative. ${OWN_TRANSFERS} ${TOO_LARGE}`,
} as const;
const outflowField = {
  nullable: true,
  description: `Total of the money out, as an exact sum. Never negative. ${OWN_TRANSFERS} ${TOO_LARGE}`,
} as const;
const netField = {
  nullable: true,
  description: `Inflow minus outflow. Positive when more money came in than went out. ${OWN_TRANSFERS_IN_NET} ${TOO_LARGE}`,
} as const;

@ObjectType({ simpleResolvers: true, description: 'Totals of the transactions of one month.' })
export class MonthSummary implements MonthSummaryModel {
  @Field((_type) => DateScalar, { description: 'First day of the month.' })
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
export class CurrencySummary extends InCurrency implements CurrencySummaryModel {
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

  @Field((_type) => DateScalar, { description: 'Day of the oldest transaction.' })
  @DataClass('report')
  firstDate!: string;

  @Field((_type) => DateScalar, { description: 'Day of the newest transaction.' })
  @DataClass('report')
  lastDate!: string;

  @Extensions(isAbout(24))
  @Field((_type) => [MonthSummary], {
    description: 'The same totals by calendar month, oldest first. Months without a transaction are omitted.',
  })
  months!: readonly MonthSummaryModel[];
}
