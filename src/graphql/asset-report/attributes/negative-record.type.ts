import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import type { NegativeRecord as NegativeRecordModel } from '../../../model/attributes/negative-record.js';
import { Holds } from '../../access/holds.js';
import { NEEDS_INSIGHTS } from '../insights-need.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Overdraft and NSF fees: the transactions whose primary credit category is BANK_PENALTIES, refunds of such fees among them; null without Insights, and where Plaid has put no transaction in a category at all. And days that ended with a balance below zero; of a report, with depository accounts added up day by day. On a credit account, below zero means that the borrower has paid too much.',
})
export class NegativeRecordAttributes implements NegativeRecordModel {
  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Int, {
    nullable: true,
    description: 'How many BANK_PENALTIES transactions there are. Null without Insights.',
  })
  @Holds('report')
  countOdNsf!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What the BANK_PENALTIES transactions add up to; positive was charged, and refunds are taken off. 0 where there are none. Null without Insights.',
  })
  @Holds('report')
  amountOdNsf!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The smallest amount of a BANK_PENALTIES transaction; a refund is below zero, and smaller than any fee. Null where there are none, and without Insights.',
  })
  @Holds('report')
  minOdNsf!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The largest amount of a BANK_PENALTIES transaction. Null where there are none, and without Insights.',
  })
  @Holds('report')
  maxOdNsf!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Float, {
    nullable: true,
    description: '`amountOdNsf` divided by `countOdNsf`. Null where there are none, and without Insights.',
  })
  @Holds('report')
  avgOdNsf!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountOdNsf` month by month, oldest first. Empty where there are no BANK_PENALTIES transactions. Null without Insights.',
  })
  odNsfMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Days from the latest BANK_PENALTIES transaction, on or before `asOf`, to `asOf`; 0 is that day. Null where there is none, and without Insights.',
  })
  @Holds('report')
  daysSinceOdNsf!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many days ended below zero. A day at zero does not count. Null where the balance of a day is larger than a Float can hold.',
  })
  @Holds('report')
  countNegativeHistoricalBalances!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'The balances of those days, added up: zero or less. A debt of 10 that stays for three days is -30. Null where it is larger than a Float can hold.',
  })
  @Holds('report')
  amountNegativeHistoricalBalances!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'The lowest balance of those days. Null where no day ended below zero.',
  })
  @Holds('report')
  lowestNegativeHistoricalBalance!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'The mean balance of those days, and of no others. Null where no day ended below zero.',
  })
  @Holds('report')
  averageNegativeHistoricalBalance!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description:
      'Days from the latest of them, on or before `asOf`, to `asOf`. A report has no balance for the day it was made, so this is 1 or more as of that day. Null where no day ended below zero.',
  })
  @Holds('report')
  daysSinceNegativeHistoricalBalance!: number | null;
}
