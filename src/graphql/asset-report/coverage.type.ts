import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type {
  Coverage as CoverageModel,
  CoverageStatus as CoverageStatusModel,
  HistoryCoverage as HistoryCoverageModel,
} from '../../model/coverage.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { CoverageStatus } from './coverage-status.enum.js';
import { NEEDS_INSIGHTS } from './insights-need.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Whether a history is there, and from which day to which day its entries reach.',
})
export class HistoryCoverage implements HistoryCoverageModel {
  @Field((_type) => CoverageStatus, { description: 'Whether the history is there.' })
  @DataClass('report')
  status!: CoverageStatusModel;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'The day of the oldest entry. Null when there is none.',
  })
  @DataClass('report')
  firstDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'The day of the newest entry. Null when there is none.',
  })
  @DataClass('report')
  lastDate!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What an account or a report has, beside what was asked for. A figure that is computed here (attributes, summaries, counts) is null when a part that it reads is not PRESENT, and 0 only when the part is there and holds none.',
})
export class Coverage implements CoverageModel {
  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      "The first day that was asked for: the report's date less `daysRequested`, or less `daysToInclude` when that is less. Null when the report's date cannot be read.",
  })
  @DataClass('report')
  requestedFrom!: string | null;

  @Field((_type) => HistoryCoverage, {
    description:
      'Transactions. ABSENT when Plaid sent no list; also when the list is empty and the report is FAST, or over 0 days, or Plaid warns with TRANSACTIONS_UNAVAILABLE or with a code that is null or UNRECOGNIZED.',
  })
  transactions!: HistoryCoverageModel;

  @Field((_type) => HistoryCoverage, {
    description: 'Balances of past days. A report has none for the day on which it was made.',
  })
  historicalBalances!: HistoryCoverageModel;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => CoverageStatus, {
    description:
      'What Plaid adds to transactions, such as category and merchant. Selecting it counts as needing Insights.',
  })
  @DataClass('report')
  insights!: CoverageStatusModel;

  @Field((_type) => CoverageStatus, { description: 'Owners of the accounts.' })
  @DataClass('report')
  owners!: CoverageStatusModel;

  @Field((_type) => CoverageStatus, { description: 'Holdings and transactions of investment accounts.' })
  @DataClass('report')
  investments!: CoverageStatusModel;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many transactions have no primary credit category. Figures by category leave them out. Of a report: on the accounts that have Insights. Null without Insights.',
  })
  @DataClass('report')
  transactionsWithoutCategory!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many transactions do not say whether they are pending. A filter by `pending` leaves them out, whether it is true or false. Of a report: on the accounts that have transactions. Null without transactions.',
  })
  @DataClass('report')
  transactionsWithoutPending!: number | null;
}
