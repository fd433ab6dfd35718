import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportUser as ReportUserModel } from '../../model/asset-report.js';
import { seesWholeSsn } from '../access/purpose.js';
import type { Context } from '../context.js';
import { ReportUser } from './asset-report.type.js';
import { maskSsn } from './masked-ssn.js';

@Resolver((_of) => ReportUser)
export class ReportUserResolver {
  @FieldResolver((_returns) => String)
  ssn(@Root() { ssn }: ReportUserModel, @Ctx() { caller }: Context): string | null {
    return ssn === null || seesWholeSsn(caller) ? ssn : maskSsn(ssn);
  }
}
