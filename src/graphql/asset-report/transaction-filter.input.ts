import { ArrayMaxSize } from 'class-validator';
import { Extensions, Field, Float, ID, InputType } from 'type-graphql';
import type { Direction } from '../../model/transaction.js';
import type { TransactionFilter } from '../../model/transaction-filter.js';
import { DateScalar } from '../scalars/date.js';
import { TransactionDirection } from '../shared/transaction-direction.enum.js';
import { AreGiven, IfGiven, IsNotBelow, IsNotNegative, IsSearchable } from '../shared/validators.js';
import { NEEDS_INSIGHTS } from './insights-need.js';

const MAX_VALUES = 100;
const SIZE_RULE = { message: `must contain at most ${MAX_VALUES} values` };

/** With ids as long as Plaid's, so many fit into the body of a request. Daily deposits of two years are 731. */
const MAX_TRANSACTIONS = 5_000;

@InputType({
  description:
    'Conditions that select transactions. A transaction matches when it meets every given condition. With no condition, all transactions match.',
})
export class TransactionFilterInput implements TransactionFilter {
  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'First day of the range. The day is included.',
  })
  startDate?: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Last day of the range. The day is included.',
  })
  @IfGiven()
  @IsNotBelow<TransactionFilterInput>('startDate')
  endDate?: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Lowest amount to include. Positive is money out of the account, negative is money in.',
  })
  minAmount?: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Highest amount to include. Positive is money out of the account, negative is money in.',
  })
  @IfGiven()
  @IsNotBelow<TransactionFilterInput>('minAmount')
  maxAmount?: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Lowest amount to include, whether money came in or went out: 50 includes amounts of 50 or more and of -50 or less. In the currency of each transaction. 0 or more.',
  })
  @IsNotNegative()
  minAbsoluteAmount?: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Highest amount to include, whether money came in or went out: 50 includes amounts from -50 to 50. In the currency of each transaction. 0 or more.',
  })
  @IfGiven()
  @IsNotNegative()
  @IsNotBelow<TransactionFilterInput>('minAbsoluteAmount')
  maxAbsoluteAmount?: number | null;

  @Field((_type) => TransactionDirection, {
    nullable: true,
    description: 'Only money in, or only money out. An amount of zero matches neither.',
  })
  direction?: Direction | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Only transactions that have not posted yet (true), or only posted ones (false). A transaction for which `pending` is null matches neither.',
  })
  pending?: boolean | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Currency of the transactions: an ISO 4217 code such as USD, or the code of an unofficial currency such as BTC. The empty string selects transactions for which Plaid named no currency.',
  })
  currencyCode?: string | null;

  @Field((_type) => [String], {
    nullable: true,
    description: `Plaid's ids of the accounts to include, at most ${MAX_VALUES}. An empty list matches no transaction.`,
  })
  @IfGiven()
  @ArrayMaxSize(MAX_VALUES, SIZE_RULE)
  @AreGiven()
  accountIds?: string[] | null;

  @Field((_type) => [ID], {
    nullable: true,
    description: `Plaid's ids of the transactions to include, at most ${MAX_TRANSACTIONS}, such as \`IncomeStream.transactionIds\`. Ids that the report does not have match nothing. An empty list matches no transaction.`,
  })
  @IfGiven()
  @ArrayMaxSize(MAX_TRANSACTIONS, { message: `must contain at most ${MAX_TRANSACTIONS} values` })
  @AreGiven()
  transactionIds?: string[] | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => [String], {
    nullable: true,
    description: `General categories of any level, such as Travel, at most ${MAX_VALUES}. A transaction matches when it has one of them. Needs Insights.`,
  })
  @IfGiven()
  @ArrayMaxSize(MAX_VALUES, SIZE_RULE)
  @AreGiven()
  categories?: string[] | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => [String], {
    nullable: true,
    description: `Credit categories, primary or detailed, such as LOAN_PAYMENTS, at most ${MAX_VALUES}. A transaction matches when it has one of them. Needs Insights.`,
  })
  @IfGiven()
  @ArrayMaxSize(MAX_VALUES, SIZE_RULE)
  @AreGiven()
  creditCategories?: string[] | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Text to find in the bank's description. The search ignores case and accents.",
  })
  @IfGiven()
  @IsSearchable()
  description?: string | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => String, {
    nullable: true,
    description:
      "Text to find in the bank's description or in the merchant's name. The search ignores case and accents. Needs Insights, because the merchant's name comes with them.",
  })
  @IfGiven()
  @IsSearchable()
  text?: string | null;
}
