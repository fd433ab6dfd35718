import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { cashflowReport } from '../../plaid/endpoints/cashflow-report.js';
import { change } from '../change.js';
import type { Context } from '../context.js';
import { DEFAULT_DAYS, RefreshCashflowReportInput } from './cashflow-report.input.js';
import { RefreshCashflowReportPayload } from './cashflow-report.payload.js';

@Resolver()
export class CashflowReportResolver {
  @Mutation((_returns) => RefreshCashflowReportPayload, {
    nullable: true,
    description:
      "Has Plaid fetch an Item's business transactions from the bank (POST /cashflow_report/refresh). Answers when Plaid has done so, often after 10 s and at times after more than 30 s.",
  })
  async refreshCashflowReport(
    @Arg('input', (_type) => RefreshCashflowReportInput, { description: 'The Item, and how far back.' })
    { accessToken, daysRequested }: RefreshCashflowReportInput,
    @Ctx() context: Context,
  ): Promise<RefreshCashflowReportPayload> {
    const answer = await change(context, cashflowReport.refresh, {
      access_token: accessToken,
      days_requested: daysRequested ?? DEFAULT_DAYS,
    });
    return { requestId: answer.request_id };
  }
}
