import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  type VerifiedAssets as VerifiedAssetsModel,
  verifiedAssetsOf,
} from '../../../model/underwriting/verified-assets.js';
import { DataClass } from '../../access/data-class.js';
import type { Context } from '../../context.js';
import { computesOver, isAbout, UNITS } from '../../shared/cost-hints.js';
import { AssetReport } from '../asset-report.type.js';
import { balanceUnits } from './balance-units.js';
import { daysOf, PeriodArgs } from './period.args.js';
import { VerifiedAssets } from './verified-assets.type.js';

@Resolver((_of) => AssetReport)
export class VerifiedAssetsResolver {
  @Extensions({ ...isAbout(2), ...computesOver('report', UNITS.balance) })
  @FieldResolver((_returns) => [VerifiedAssets], {
    nullable: true,
    description:
      'The money in depository accounts by owner: one entry for each set of owners and each currency. A joint account belongs to all its owners together. Empty in a report without a depository account. Null only when an argument is invalid.',
  })
  @DataClass('report')
  verifiedAssets(
    @Root() report: AssetReportModel,
    @Args((_type) => PeriodArgs) args: PeriodArgs,
    @Ctx() { work }: Context,
  ): VerifiedAssetsModel[] | Promise<VerifiedAssetsModel[]> {
    const days = daysOf(args);
    // A new key for each call: repeated work is counted again, because no result is cached.
    return work.run({}, 'verifiedAssets', balanceUnits(report, days), () => verifiedAssetsOf(report, days));
  }
}
