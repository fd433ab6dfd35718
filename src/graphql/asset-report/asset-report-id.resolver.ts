import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { assetReportKind } from './asset-report.kind.js';
import { AssetReport } from './asset-report.type.js';
import type { SourcedAssetReport } from './asset-report-source.js';

@Resolver((_of) => AssetReport)
export class AssetReportIdResolver {
  @FieldResolver((_returns) => ID, {
    description:
      "Names one snapshot, encrypted: how it was reached (by its own token with days and speed, by audit copy, or by relay token together with `assetReportId` and `dateGenerated`) and whether Insights were declined or refused. Each of these gives the report another id; a refresh of a relay token too. Plaid's own id is `assetReportId`.",
  })
  @DataClass('public')
  id(@Root() { source }: SourcedAssetReport, @Ctx() { sealedIds }: Context): string {
    return sealId(assetReportKind, source, sealedIds);
  }
}
