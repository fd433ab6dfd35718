import { Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { isAbout } from '../shared/cost-hints.js';
import { AssetReport } from './asset-report.type.js';
import type { SourcedAssetReport, SourcedItem } from './asset-report-source.js';
import { Item } from './item.type.js';

/**
 * Passes the source of a report to its Items, whose ids contain it. The Items are shallow copies: they share the model's
 * lists of transactions, by which `TransactionList` is cached.
 */
@Resolver((_of) => AssetReport)
export class ReportItemsResolver {
  @Extensions(isAbout(4))
  @FieldResolver((_returns) => [Item])
  items(@Root() { items, source }: SourcedAssetReport): SourcedItem[] {
    return items.map((item) => ({ ...item, source }));
  }
}
