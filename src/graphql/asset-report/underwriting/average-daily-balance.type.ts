import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { AverageDailyBalance as AverageDailyBalanceModel } from '../../../model/underwriting/average-daily-balance.js';
import { DataClass } from '../../access/data-class.js';
import { DateScalar } from '../../scalars/date.js';
import { InCurrency } from '../../shared/in-currency.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Average of one balance for each day of a period, in one currency. creditgraph computes it from `historicalBalances`, in decimal arithmetic. Plaid does not send it.',
})
export class AverageDailyBalance extends InCurrency implements AverageDailyBalanceModel {
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The average, not rounded. Positive is money that the borrower has. For a credit account or a loan, positive is the amount owed. Null when a day of the period has no balance, even of one account: see `daysCovered`. Null when a sum is too large for a Float.',
  })
  @DataClass('report')
  amount!: number | null;

  @Field((_type) => DateScalar, { description: 'First day of the period.' })
  @DataClass('report')
  startDate!: string;

  @Field((_type) => DateScalar, {
    description: 'Last day of the period: the day before the day of the report (UTC).',
  })
  @DataClass('report')
  endDate!: string;

  @Field((_type) => Int, {
    description:
      'Number of days of the period on which each of the accounts has a balance. Less than `days` when a history is shorter than the period, or has a gap.',
  })
  @DataClass('report')
  daysCovered!: number;

  @Field((_type) => [String], { description: 'The `accountId` of each account that has this currency.' })
  @DataClass('report')
  accountIds!: readonly string[];
}
