import { Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { isAbout } from '../shared/cost-hints.js';
import { AssetReport } from './asset-report.type.js';
import type { SourcedAssetReport, SourcedItem } from './asset-report-source.js';
import { Item } from './item.type.js';

/**
 * Hands the source of a report down to its Items, whose ids hold it. The Items are shallow copies: the lists of transactions
 * in them stay the model's own, which `TransactionList` is cached by.
 */
@Resolver((_of) => AssetReport)
export class ReportItemsResolver {
  @Extensions(isAbout(4))
  @FieldResolver((_returns) => [Item])
  items(@Root() { items, source }: SourcedAssetReport): SourcedItem[] {
    return items.map((item) => ({ ...item, source }));
  }
}
