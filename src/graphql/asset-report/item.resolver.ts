import { Ctx, Extensions, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { isAbout } from '../shared/cost-hints.js';
import { Account } from './account.type.js';
import type { SourcedAccount, SourcedItem } from './asset-report-source.js';
import { itemKind } from './item.kind.js';
import { Item } from './item.type.js';

@Resolver((_of) => Item)
export class ItemResolver {
  @FieldResolver((_returns) => ID, {
    description:
      "Id of the Item in this report, for `node(id:)`. It contains the report's id and Plaid's `itemId`, encrypted. The same Item has a different id in another report.",
  })
  @DataClass('public')
  id(@Root() item: SourcedItem, @Ctx() { sealedIds }: Context): string {
    return sealId(itemKind, item, sealedIds);
  }

  @Extensions(isAbout(5))
  @FieldResolver((_returns) => [Account])
  accounts(@Root() { accounts, source }: SourcedItem): SourcedAccount[] {
    return accounts.map((account) => ({ ...account, source }));
  }
}
