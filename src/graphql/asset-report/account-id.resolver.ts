import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { accountKind } from './account.kind.js';
import { Account } from './account.type.js';
import type { SourcedAccount } from './asset-report-source.js';

@Resolver((_of) => Account)
export class AccountIdResolver {
  @FieldResolver((_returns) => ID, {
    description:
      "Id of the account in this report, for `node(id:)`. It contains the report's id and Plaid's `accountId`, encrypted. The same account has a different id in another report.",
  })
  @DataClass('public')
  id(@Root() account: SourcedAccount, @Ctx() { sealedIds }: Context): string {
    return sealId(accountKind, account, sealedIds);
  }
}
