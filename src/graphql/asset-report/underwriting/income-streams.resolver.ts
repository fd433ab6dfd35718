import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  type IncomeStream as IncomeStreamModel,
  incomeStreamsOf,
} from '../../../model/underwriting/income-stream.js';
import { DataClass } from '../../access/data-class.js';
import type { Context } from '../../context.js';
import { computesOver, isAbout, UNITS } from '../../shared/cost-hints.js';
import { AssetReport } from '../asset-report.type.js';
import { FROM_CATEGORIES } from '../computed-from.js';
import { IncomeStream } from './income-stream.type.js';
import { transactionCount } from './transaction-count.js';

@Resolver((_of) => AssetReport)
export class IncomeStreamsResolver {
  @Extensions({ ...isAbout(5), ...FROM_CATEGORIES, ...computesOver('report', UNITS.incomeStreams) })
  @FieldResolver((_returns) => [IncomeStream], {
    nullable: true,
    description:
      "A heuristic: payers whose deposits to depository accounts look like income. Active streams come first, then the largest. Transfers between the borrower's own accounts and reversed deposits do not count. Null without Insights, when a depository account lacks its transactions (see `coverage`), when no transaction has a category, and in a report without a depository account.",
  })
  @DataClass('report')
  incomeStreams(
    @Root() report: AssetReportModel,
    @Ctx() { work }: Context,
  ): IncomeStreamModel[] | null | Promise<IncomeStreamModel[] | null> {
    const units = UNITS.incomeStreams * transactionCount(report);
    // A new key for each call: repeated work is counted again, because no result is cached.
    return work.run({}, 'incomeStreams', units, () => incomeStreamsOf(report));
  }
}
