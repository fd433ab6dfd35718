import { ArrayMaxSize } from 'class-validator';
import { Extensions, Field, Float, InputType } from 'type-graphql';
import type { Direction } from '../../model/transaction.js';
import type { TransactionFilter } from '../../model/transaction-filter.js';
import { DateScalar } from '../scalars/date.js';
import { TransactionDirection } from '../shared/transaction-direction.enum.js';
import { AreGiven, IfGiven, IsGiven, IsNotBelow, IsSearchable } from '../shared/validators.js';
import { NEEDS_INSIGHTS } from './insights-need.js';

const MAX_VALUES = 100;
const SIZE_RULE = { message: `must hold ${MAX_VALUES} values at most` };

@InputType({
  description:
    'Which transactions to take: those that meet every condition given. With no condition, all of them.',
})
export class TransactionFilterInput implements TransactionFilter {
  @Field((_type) => DateScalar, { nullable: true, description: 'From this day on.' })
  startDate?: string | null;

  @Field((_type) => DateScalar, { nullable: true, description: 'Up to and including this day.' })
  @IfGiven()
  @IsNotBelow<TransactionFilterInput>('startDate')
  endDate?: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Of this amount or more. Positive is money out of the account, negative is money in.',
  })
  minAmount?: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Of this amount or less. Positive is money out of the account, negative is money in.',
  })
  @IfGiven()
  @IsNotBelow<TransactionFilterInput>('minAmount')
  maxAmount?: number | null;

  @Field((_type) => TransactionDirection, {
    nullable: true,
    description: 'Only money in, or only money out. Neither takes an amount of zero.',
  })
  direction?: Direction | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Only those that have not posted yet, or only those that have. Neither takes one of which Plaid does not say.',
  })
  pending?: boolean | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'In this currency: an ISO 4217 code such as USD, or the code of an unofficial currency such as BTC.',
  })
  @IfGiven()
  @IsGiven()
  currencyCode?: string | null;

  @Field((_type) => [String], { nullable: true, description: `On these accounts; ${MAX_VALUES} at most.` })
  @IfGiven()
  @ArrayMaxSize(MAX_VALUES, SIZE_RULE)
  @AreGiven()
  accountIds?: string[] | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => [String], {
    nullable: true,
    description: `In any of these general categories, of whatever level, such as Travel; ${MAX_VALUES} at most. Needs Insights.`,
  })
  @IfGiven()
  @ArrayMaxSize(MAX_VALUES, SIZE_RULE)
  @AreGiven()
  categories?: string[] | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => [String], {
    nullable: true,
    description: `In any of these credit categories, broad or fine, such as LOAN_PAYMENTS; ${MAX_VALUES} at most. Needs Insights.`,
  })
  @IfGiven()
  @ArrayMaxSize(MAX_VALUES, SIZE_RULE)
  @AreGiven()
  creditCategories?: string[] | null;

  @Field((_type) => String, {
    nullable: true,
    description: "With this text in the bank's own description, whatever its case and accents.",
  })
  @IfGiven()
  @IsSearchable()
  description?: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      "With this text in the bank's own description or in the merchant's name, whatever its case and accents. Needs Insights, which the name comes with.",
  })
  @IfGiven()
  @IsSearchable()
  text?: string | null;
}
