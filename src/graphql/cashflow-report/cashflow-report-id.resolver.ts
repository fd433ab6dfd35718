import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { sealId } from '../node/node-kind.js';
import { cashflowReportKind } from './cashflow-report.kind.js';
import { CashflowReport } from './cashflow-report.type.js';

@Resolver((_of) => CashflowReport)
export class CashflowReportIdResolver {
  @FieldResolver((_returns) => ID, {
    description:
      'Id of the report, for `node(id:)`. It contains the access token, the days and the accounts, encrypted. The order of the accounts does not change it. Makes no call to Plaid.',
  })
  @DataClass('public')
  id(@Root() report: CashflowReport, @Ctx() { sealedIds }: Context): string {
    return sealId(cashflowReportKind, report, sealedIds);
  }
}
