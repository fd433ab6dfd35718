import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { DailyBalance as DailyBalanceModel } from '../../../model/attributes/daily-balance.js';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import type { NegativeRecord as NegativeRecordModel } from '../../../model/attributes/negative-record.js';
import { DataClass } from '../../access/data-class.js';
import { isAbout } from '../../shared/cost-hints.js';
import { FROM_BALANCES, FROM_CATEGORIES } from '../computed-from.js';
import { DailyBalance } from './daily-balance.type.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Bank penalties, and days that ended with a balance below zero. The figures with OdNsf in their names cover all transactions whose primary credit category is BANK_PENALTIES, including refunds. They are null without Insights, and when no transaction has a category. For a report: depository accounts only, with their balances added for each day. On a credit account, a balance below zero means that the borrower has paid too much.',
})
export class NegativeRecordAttributes implements NegativeRecordModel {
  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of all BANK_PENALTIES transactions, and not only of overdraft and NSF fees: late fees, cash advance fees and refunds also count. For a report: on depository accounts. To count one kind, select `transactions(filter: { creditCategories: [...] }) { totalCount }` with a detailed category. Examples are BANK_PENALTIES_CASH_ADVANCE_AND_OVERDRAFT_FEES and BANK_PENALTIES_INSUFFICIENT_AND_LATE_FEES (NSF and late fees). Add `direction: OUTFLOW` to the filter to exclude refunds. On a report, add `accountIds` to include only depository accounts. `CreditCategory` says where Plaid lists all categories. Null without Insights.',
  })
  @DataClass('report')
  countOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Sum of the BANK_PENALTIES transactions. Positive is money that the bank charged. Refunds are subtracted. 0 when there are no such transactions. Null without Insights.',
  })
  @DataClass('report')
  amountOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Lowest amount of a BANK_PENALTIES transaction. A refund is negative, so it is lower than any fee. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  minOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Highest amount of a BANK_PENALTIES transaction. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  maxOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      '`amountOdNsf` divided by `countOdNsf`. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  avgOdNsf!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountOdNsf` by month, oldest first. Empty when there are no BANK_PENALTIES transactions. Null without Insights.',
  })
  odNsfMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days from the latest BANK_PENALTIES transaction, on or before `asOf`, to `asOf`. 0 is the same day. Null when there is no such transaction, and without Insights.',
  })
  @DataClass('report')
  daysSinceOdNsf!: number | null;

  @Extensions({ ...isAbout(10), ...FROM_BALANCES })
  @Field((_type) => [DailyBalance], {
    nullable: true,
    description:
      'The days that ended with a balance below zero, each with its balance, newest first. A balance of zero does not count. Empty when no day ended below zero. Null when balances of past days are missing.',
  })
  negativeHistoricalBalances!: readonly DailyBalanceModel[] | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days that ended with a balance below zero. A balance of zero does not count. Null when balances of past days are missing.',
  })
  @DataClass('report')
  countNegativeHistoricalBalances!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Sum of the balances of all days that ended below zero: zero or less. A balance of -10 on three days gives -30. Null when balances of past days are missing.',
  })
  @DataClass('report')
  amountNegativeHistoricalBalances!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Lowest balance of a day that ended below zero. Null when no day ended below zero, and when balances of past days are missing.',
  })
  @DataClass('report')
  lowestNegativeHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Average balance of the days that ended below zero, without all other days. Null when no day ended below zero, and when balances of past days are missing.',
  })
  @DataClass('report')
  averageNegativeHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days from the latest day that ended below zero, on or before `asOf`, to `asOf`. A report has no balance for the day on which it was generated, so the value is at least 1 when `asOf` is that day. Null when no day ended below zero, and when balances of past days are missing.',
  })
  @DataClass('report')
  daysSinceNegativeHistoricalBalance!: number | null;
}
