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
      "Id of one snapshot of the report, for `node(id:)`. It contains, encrypted, how the report was read: by its own token with `daysToInclude` and `fastReport`, by audit copy, or by relay token with `assetReportId` and `dateGenerated`. It also contains whether Insights were declined or refused. Reports that differ in one of these have different ids. A refresh of a relay token changes the id too. Plaid's own id is `assetReportId`.",
  })
  @DataClass('public')
  id(@Root() { source }: SourcedAssetReport, @Ctx() { sealedIds }: Context): string {
    return sealId(assetReportKind, source, sealedIds);
  }
}
