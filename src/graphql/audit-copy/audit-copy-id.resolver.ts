import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { auditCopyKind } from './audit-copy.kind.js';
import { AuditCopy } from './audit-copy.type.js';

@Resolver((_of) => AuditCopy)
export class AuditCopyIdResolver {
  @FieldResolver((_returns) => ID, {
    description:
      'The token, encrypted: hand this on to whoever is not to hold the token. Asks Plaid nothing.',
  })
  @DataClass('public')
  id(@Root() { token }: AuditCopy, @Ctx() { sealedIds }: Context): string {
    return sealId(auditCopyKind, token, sealedIds);
  }
}
