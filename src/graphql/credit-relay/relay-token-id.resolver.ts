import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { relayTokenKind } from './relay-token.kind.js';
import { RelayToken } from './relay-token.type.js';

@Resolver((_of) => RelayToken)
export class RelayTokenIdResolver {
  @FieldResolver((_returns) => ID, {
    description: 'The token, encrypted, for clients that must not see the token. Makes no call to Plaid.',
  })
  @DataClass('public')
  id(@Root() { token }: RelayToken, @Ctx() { sealedIds }: Context): string {
    return sealId(relayTokenKind, token, sealedIds);
  }
}
