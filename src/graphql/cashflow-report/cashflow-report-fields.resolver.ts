import { Args, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { cashflowReportPages } from '../../loaders/cashflow-report.loader.js';
import type { BusinessAccount as BusinessAccountModel } from '../../model/business-account.js';
import type { CashflowItem as CashflowItemModel } from '../../model/cashflow-item.js';
import type { CashflowReportPage } from '../../model/cashflow-report.js';
import { START } from '../../plaid/page-walk.js';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { ConnectionArgs } from '../pagination/connection.args.js';
import { connect } from '../pagination/connection.js';
import { DateTimeScalar } from '../scalars/date.js';
import { ASKS_PLAID, isAbout } from '../shared/cost-hints.js';
import { BusinessAccount } from './business-account.type.js';
import { CashflowItem } from './cashflow-item.type.js';
import { CashflowReport } from './cashflow-report.type.js';
import { CashflowTransactionConnection } from './cashflow-transaction-connection.type.js';

/** All fields except the transactions are read from the first page, which is one call for all of them. */
@Resolver((_of) => CashflowReport)
export class CashflowReportFieldsResolver {
  @Extensions(isAbout(5))
  @FieldResolver((_returns) => [BusinessAccount], {
    description: 'The accounts that were requested, or all accounts of the Item when none were named.',
  })
  @DataClass('cashflow')
  async accounts(
    @Root() report: CashflowReport,
    @Ctx() context: Context,
  ): Promise<readonly BusinessAccountModel[]> {
    return (await firstPage(report, context)).accounts;
  }

  @FieldResolver((_returns) => CashflowItem, {
    description: 'The login through which the accounts were linked.',
  })
  @DataClass('cashflow')
  async item(@Root() report: CashflowReport, @Ctx() context: Context): Promise<CashflowItemModel> {
    return (await firstPage(report, context)).item;
  }

  @FieldResolver((_returns) => DateTimeScalar, {
    nullable: true,
    description: 'Date and time when Plaid last updated the transactions. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  async lastSuccessfulUpdateTime(
    @Root() report: CashflowReport,
    @Ctx() context: Context,
  ): Promise<string | null> {
    return (await firstPage(report, context)).lastSuccessfulUpdateTime;
  }

  @FieldResolver((_returns) => String, {
    description: "Plaid's request id of the call. Quote it to Plaid's support.",
  })
  @DataClass('cashflow')
  async requestId(@Root() report: CashflowReport, @Ctx() context: Context): Promise<string> {
    return (await firstPage(report, context)).requestId;
  }

  @FieldResolver((_returns) => Int, {
    nullable: true,
    description:
      'Number of transactions in the requested days and accounts. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  async totalTransactions(@Root() report: CashflowReport, @Ctx() context: Context): Promise<number | null> {
    return (await firstPage(report, context)).totalTransactions;
  }

  @Extensions(ASKS_PLAID)
  @FieldResolver((_returns) => CashflowTransactionConnection, {
    nullable: true,
    description:
      'The transactions, newest first. Only forward paging is possible, as at Plaid: use `first` and `after`. The first transactions come with the report, in the same call. Null with an error when Plaid refuses a page.',
  })
  @DataClass('cashflow')
  transactions(
    @Root() report: CashflowReport,
    @Args((_type) => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { loaders }: Context,
  ): Promise<CashflowTransactionConnection> {
    return connect(cashflowReportPages(loaders.cashflowReportPage, report), args);
  }
}

function firstPage(report: CashflowReport, { loaders }: Context): Promise<CashflowReportPage> {
  return loaders.cashflowReportPage.load({ ...report, cursor: START.cursor });
}
