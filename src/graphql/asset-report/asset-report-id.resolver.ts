import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Holds } from '../access/holds.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { assetReportKind } from './asset-report.kind.js';
import { AssetReport } from './asset-report.type.js';
import type { SourcedAssetReport } from './asset-report-source.js';

@Resolver((_of) => AssetReport)
export class AssetReportIdResolver {
  @FieldResolver((_returns) => ID, {
    description:
      "How this report was reached, encrypted: by relay token, by its own token with days and speed, or by audit copy. Each of these ways gives the report another id; Plaid's own is `assetReportId`.",
  })
  @Holds('public')
  id(@Root() { source }: SourcedAssetReport, @Ctx() { sealedIds }: Context): string {
    return sealId(assetReportKind, source, sealedIds);
  }
}
