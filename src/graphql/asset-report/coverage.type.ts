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
  description: 'Whether a history is present, and the days of its first and last entry.',
})
export class HistoryCoverage implements HistoryCoverageModel {
  @Field((_type) => CoverageStatus, { description: 'Whether the history is present.' })
  @DataClass('report')
  status!: CoverageStatusModel;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Day of the oldest entry. Null when there is none.',
  })
  @DataClass('report')
  firstDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Day of the newest entry. Null when there is none.',
  })
  @DataClass('report')
  lastDate!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The parts that an account or a report has, next to the days that were requested. A figure that creditgraph computes (attributes, summaries, counts) is null when a part that it reads is not PRESENT. It is 0 only when the part is present and contains nothing to count.',
})
export class Coverage implements CoverageModel {
  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      "First day that was requested: the report's date minus `daysRequested`, or minus `daysToInclude` when that is smaller. Null when the report's date cannot be parsed.",
  })
  @DataClass('report')
  requestedFrom!: string | null;

  @Field((_type) => HistoryCoverage, {
    description:
      'Coverage of the transactions. ABSENT when Plaid sent no list. Also ABSENT when the list is empty and the report is a fast report or covers 0 days, or when the list is empty and Plaid sent a warning with the code TRANSACTIONS_UNAVAILABLE, null or UNRECOGNIZED.',
  })
  transactions!: HistoryCoverageModel;

  @Field((_type) => HistoryCoverage, {
    description:
      'Coverage of the balances of past days. A report has no balance for the day on which it was generated.',
  })
  historicalBalances!: HistoryCoverageModel;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => CoverageStatus, {
    description:
      'Whether the details that Plaid adds to transactions are present, such as category and merchant. An operation that selects this field needs Insights.',
  })
  @DataClass('report')
  insights!: CoverageStatusModel;

  @Field((_type) => CoverageStatus, { description: 'Whether the owners of the accounts are present.' })
  @DataClass('report')
  owners!: CoverageStatusModel;

  @Field((_type) => CoverageStatus, {
    description: 'Whether holdings and transactions of investment accounts are present.',
  })
  @DataClass('report')
  investments!: CoverageStatusModel;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of transactions without a primary credit category. Figures by category do not include them. For a report: on the accounts that have Insights. Null without Insights.',
  })
  @DataClass('report')
  transactionsWithoutCategory!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of transactions for which `pending` is null. A filter by `pending` excludes them, both for true and for false. For a report: on the accounts that have transactions. Null without transactions.',
  })
  @DataClass('report')
  transactionsWithoutPending!: number | null;
}
