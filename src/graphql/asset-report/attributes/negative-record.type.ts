import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import type { NegativeRecord as NegativeRecordModel } from '../../../model/attributes/negative-record.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_BALANCES, FROM_CATEGORIES } from '../computed-from.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Overdraft and NSF fees: the transactions whose primary credit category is BANK_PENALTIES, refunds of such fees among them; null without Insights, and where Plaid has put no transaction in a category at all. And days that ended with a balance below zero; of a report, with depository accounts added up day by day. On a credit account, below zero means that the borrower has paid too much.',
})
export class NegativeRecordAttributes implements NegativeRecordModel {
  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description: 'How many BANK_PENALTIES transactions there are. Null without Insights.',
  })
  @DataClass('report')
  countOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What the BANK_PENALTIES transactions add up to; positive was charged, and refunds are taken off. 0 where there are none. Null without Insights.',
  })
  @DataClass('report')
  amountOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The smallest amount of a BANK_PENALTIES transaction; a refund is below zero, and smaller than any fee. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  minOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The largest amount of a BANK_PENALTIES transaction. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  maxOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description: '`amountOdNsf` divided by `countOdNsf`. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  avgOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountOdNsf` month by month, oldest first. Empty where there are no BANK_PENALTIES transactions. Null without Insights.',
  })
  odNsfMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Days from the latest BANK_PENALTIES transaction, on or before `asOf`, to `asOf`; 0 is that day. Null where there is none, and without Insights.',
  })
  @DataClass('report')
  daysSinceOdNsf!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many days ended below zero. A day at zero does not count. Null when balances of past days are missing.',
  })
  @DataClass('report')
  countNegativeHistoricalBalances!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The balances of those days, added up: zero or less. A debt of 10 that stays for three days is -30. Null when balances of past days are missing.',
  })
  @DataClass('report')
  amountNegativeHistoricalBalances!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The lowest balance of those days. Null where no day ended below zero. Null when balances of past days are missing.',
  })
  @DataClass('report')
  lowestNegativeHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The mean balance of those days, and of no others. Null where no day ended below zero. Null when balances of past days are missing.',
  })
  @DataClass('report')
  averageNegativeHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Days from the latest of them, on or before `asOf`, to `asOf`. A report has no balance for the day it was made, so this is 1 or more as of that day. Null where no day ended below zero. Null when balances of past days are missing.',
  })
  @DataClass('report')
  daysSinceNegativeHistoricalBalance!: number | null;
}
