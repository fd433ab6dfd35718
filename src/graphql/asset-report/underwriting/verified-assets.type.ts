import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { VerifiedAssets as VerifiedAssetsModel } from '../../../model/underwriting/verified-assets.js';
import { DataClass } from '../../access/data-class.js';
import { DateScalar } from '../../scalars/date.js';
import { InCurrency } from '../../shared/in-currency.type.js';
import { FROM_BALANCES } from '../computed-from.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The money in the depository accounts with the same owners, in one currency. creditgraph computes it. Plaid does not send it.',
})
export class VerifiedAssets extends InCurrency implements VerifiedAssetsModel {
  @Field((_type) => [String], {
    description:
      'Names of the owners, as the bank writes them. Several for a joint account. Empty for the accounts for which the bank names no owner.',
  })
  @DataClass('pii')
  ownerNames!: readonly string[];

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Sum of the current balances (`balances.current`). Positive is money that the owners have. Null when an account has no current balance, and when the sum is too large for a Float.',
  })
  @DataClass('report')
  current!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Average daily balance of these accounts together over the last `days` days before the report, not rounded. Null when one of the accounts lacks its past balances, or a day of the period has no balance: see `averageDailyBalance` of the accounts.',
  })
  @DataClass('report')
  averageDailyBalance!: number | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'First day of the period of `averageDailyBalance`. Null when `dateGenerated` names no day.',
  })
  @DataClass('report')
  startDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      'Last day of the period of `averageDailyBalance`: the day before the day of the report (UTC). Null when `dateGenerated` names no day.',
  })
  @DataClass('report')
  endDate!: string | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days of the period on which each of these accounts has a balance. Less than `days` when a history is shorter than the period, or has a gap: `averageDailyBalance` is then null. Null when one of the accounts lacks its past balances.',
  })
  @DataClass('report')
  daysCovered!: number | null;

  @Field((_type) => [String], { description: 'The `accountId` of each of these accounts.' })
  @DataClass('report')
  accountIds!: readonly string[];
}
