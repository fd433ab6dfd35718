import { Arg, Args, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { cashflowTransactionsPages } from '../../loaders/cashflow-transactions.loader.js';
import type { CashflowInsights as CashflowInsightsModel } from '../../model/cashflow-insights.js';
import { cashflowReport } from '../../plaid/endpoints/cashflow-report.js';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import { changeOnce } from '../attempt/change-once.js';
import type { Context } from '../context.js';
import { openId } from '../node/node-kind.js';
import { connect } from '../pagination/connection.js';
import { ASKS_PLAID, TAKES_TWO_MINUTES } from '../shared/cost-hints.js';
import { CashflowInsights } from './cashflow-insights.type.js';
import {
  CashflowInsightsArgs,
  CashflowReportArgs,
  CashflowTransactionsArgs,
} from './cashflow-report.args.js';
import { RefreshCashflowReportInput } from './cashflow-report.input.js';
import { canonicalAccountIds, cashflowReportKind } from './cashflow-report.kind.js';
import { RefreshCashflowReportPayload } from './cashflow-report.payload.js';
import { CashflowReport } from './cashflow-report.type.js';
import { CashflowTransactionConnection } from './cashflow-transaction-connection.type.js';
import { DEFAULT_DAYS } from './days.js';

@Resolver()
export class CashflowReportResolver {
  @Extensions(ASKS_PLAID)
  @Query((_returns) => CashflowReport, {
    nullable: true,
    description:
      "An Item's Cashflow Report (POST /cashflow_report/get). Plaid is called only when fields of the report are selected. Null with an error when Plaid refuses. Plaid also refuses while the report is not ready yet.",
  })
  @DataClass('cashflow')
  cashflowReport(
    @Args((_type) => CashflowReportArgs) { accessToken, daysRequested, accountIds }: CashflowReportArgs,
  ): CashflowReport {
    return {
      accessToken,
      daysRequested: daysRequested ?? DEFAULT_DAYS,
      accountIds: canonicalAccountIds(accountIds ?? null),
    };
  }

  @Extensions(ASKS_PLAID)
  @Query((_returns) => CashflowTransactionConnection, {
    nullable: true,
    description:
      "The transactions of an Item's Cashflow Report, without the rest of the report (POST /cashflow_report/transactions/get). It has no argument for a number of days, because Plaid accepts none here. Null with an error when Plaid refuses.",
  })
  @DataClass('cashflow')
  cashflowTransactions(
    @Args((_type) => CashflowTransactionsArgs) args: CashflowTransactionsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<CashflowTransactionConnection> {
    const { accessToken, accountIds = null } = args;
    const pages = cashflowTransactionsPages(loaders.cashflowTransactionsPage, { accessToken, accountIds });
    return connect(pages, args);
  }

  @Extensions(ASKS_PLAID)
  @Query((_returns) => CashflowInsights, {
    nullable: true,
    description:
      "Figures that Plaid computes from an Item's Cashflow Report: balances by day, and totals by month (POST /cashflow_report/insights/get, once per Item and operation). Null with an error when Plaid refuses.",
  })
  @DataClass('cashflow')
  cashflowInsights(
    @Args((_type) => CashflowInsightsArgs) { accessToken }: CashflowInsightsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<CashflowInsightsModel> {
    return loaders.cashflowInsights.load(accessToken);
  }

  @Extensions(ASKS_PLAID)
  @Extensions(TAKES_TWO_MINUTES)
  @Mutation((_returns) => RefreshCashflowReportPayload, {
    nullable: true,
    description:
      "Requests that Plaid fetches an Item's business transactions from the bank (POST /cashflow_report/refresh). The response comes when Plaid is done: often after 10 s, sometimes after more than 30 s.",
  })
  @RequiresScopes('cashflow:write')
  async refreshCashflowReport(
    @Arg('input', (_type) => RefreshCashflowReportInput, { description: 'The Item and the number of days.' })
    input: RefreshCashflowReportInput,
    @Ctx() context: Context,
  ): Promise<RefreshCashflowReportPayload> {
    const { accessToken, id, daysRequested } = input;
    const report =
      typeof accessToken === 'string'
        ? { accessToken, daysRequested: DEFAULT_DAYS }
        : openId(cashflowReportKind, id ?? '', context.sealedIds);
    const { response, isReplay } = await changeOnce(context, {
      mutation: 'refreshCashflowReport',
      input,
      endpoint: cashflowReport.refresh,
      request: {
        access_token: report.accessToken,
        days_requested: daysRequested ?? report.daysRequested,
      },
      tokens: [report.accessToken],
    });
    return { requestId: response.request_id, replayed: isReplay };
  }
}
