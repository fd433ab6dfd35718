import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  type LargeDeposits as LargeDepositsModel,
  largeDepositsOf,
} from '../../../model/underwriting/large-deposits.js';
import { DataClass } from '../../access/data-class.js';
import type { Context } from '../../context.js';
import { computesOver, isAbout, UNITS } from '../../shared/cost-hints.js';
import { AssetReport } from '../asset-report.type.js';
import { FROM_TRANSACTIONS } from '../computed-from.js';
import { LargeDepositsArgs } from './large-deposits.args.js';
import { LargeDeposits } from './large-deposits.type.js';
import { daysOf } from './period.args.js';
import { transactionCount } from './transaction-count.js';

@Resolver((_of) => AssetReport)
export class LargeDepositsResolver {
  @Extensions({ ...isAbout(2), ...FROM_TRANSACTIONS, ...computesOver('report', UNITS.largeDeposits) })
  @FieldResolver((_returns) => [LargeDeposits], {
    nullable: true,
    description:
      'Deposits to depository accounts that are larger than the threshold, for which a lender asks the borrower where the money comes from. There is one entry for each currency, also for a currency without a large deposit. Null when a depository account lacks its transactions (see `coverage`), and in a report without a depository account.',
  })
  @DataClass('report')
  largeDeposits(
    @Root() report: AssetReportModel,
    @Args((_type) => LargeDepositsArgs) args: LargeDepositsArgs,
    @Ctx() { work }: Context,
  ): LargeDepositsModel[] | null | Promise<LargeDepositsModel[] | null> {
    const units = UNITS.largeDeposits * transactionCount(report);
    // A new key for each call: repeated work is counted again, because no result is cached.
    return work.run({}, 'largeDeposits', units, () => largeDepositsOf(report, args.threshold, daysOf(args)));
  }
}
