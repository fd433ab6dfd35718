import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { auditCopyKind } from './audit-copy.kind.js';
import { AuditCopy } from './audit-copy.type.js';

@Resolver((_of) => AuditCopy)
export class AuditCopyIdResolver {
  @FieldResolver((_returns) => ID, {
    description: 'The token, encrypted, for clients that must not see the token. Makes no call to Plaid.',
  })
  @DataClass('public')
  id(@Root() { token }: AuditCopy, @Ctx() { sealedIds }: Context): string {
    return sealId(auditCopyKind, token, sealedIds);
  }
}
