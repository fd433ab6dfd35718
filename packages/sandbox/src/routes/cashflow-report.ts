import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CashflowReportGetResponse,
  CashflowReportInsightsGetResponse,
  CashflowReportRefreshResponse,
  CashflowReportTransactionsGetResponse,
} from 'plaid';
import * as z from 'zod';
import { formatBusinessAccount, formatCashflowInsights, formatPage } from '../formatters/cashflow-report.js';
import { formatItem } from '../formatters/item.js';
import { formatDateTime, type ResponseBody } from '../formatters/wire.js';
import { productsNotSupported } from '../http/errors.js';
import { deriveInsights, hasInsights } from '../reports/cashflow-insights.js';
import {
  fetchCashflowReport,
  findCashflowItem,
  findCashflowReport,
  readPage,
} from '../reports/cashflow-reports.js';
import { capitalOne } from '../state/institutions.js';
import { cashflowReportDays, nonEmptyText, text } from './fields.js';
import { type Call, type Route, route } from './route.js';

const refreshRequest = z.strictObject({ access_token: nonEmptyText, days_requested: cashflowReportDays });

const transactionsRequest = z.strictObject({
  access_token: nonEmptyText,
  count: z.int().min(1).max(500).default(100),
  cursor: text.default(''),
  options: z.strictObject({ account_ids: z.array(text).optional() }).optional(),
});

const getRequest = transactionsRequest.extend({ days_requested: cashflowReportDays });

const insightsRequest = z.strictObject({ access_token: nonEmptyText });

export const cashflowReportRoutes: readonly Route[] = [
  route('/cashflow_report/refresh', refreshRequest, refreshCashflowReport),
  route('/cashflow_report/get', getRequest, getCashflowReport),
  route('/cashflow_report/transactions/get', transactionsRequest, getTransactions),
  route('/cashflow_report/insights/get', insightsRequest, getInsights),
];

/** At Plaid this call waits for the bank, for 30 s or longer. */
async function refreshCashflowReport(
  input: z.output<typeof refreshRequest>,
  { client, context, happened }: Call,
): Promise<ResponseBody<CashflowReportRefreshResponse>> {
  const item = findCashflowItem(context, client, input.access_token);
  const hasDepository = item.accounts.some((account) => account.type === 'depository');
  if (item.institutionId === capitalOne && !hasDepository) throw productsNotSupported();
  await sleep(context.cashflowDelayMs, undefined, { ref: false });
  fetchCashflowReport(context, item, input.days_requested);
  happened({ concerns: [item.accessToken], made: [] });
  context.events.emit({ kind: 'cashflow-report-ready', item });
  return {};
}

function getCashflowReport(
  input: z.output<typeof getRequest>,
  { client, context }: Call,
): ResponseBody<CashflowReportGetResponse> {
  const report = findCashflowReport(context, client, input.access_token);
  return {
    ...formatPage(report, readPage(report, toPageRequest(input, input.days_requested))),
    last_successful_update_time: formatDateTime(report.dateGenerated),
  };
}

function getTransactions(
  input: z.output<typeof transactionsRequest>,
  { client, context }: Call,
): ResponseBody<CashflowReportTransactionsGetResponse> {
  const report = findCashflowReport(context, client, input.access_token);
  return formatPage(report, readPage(report, toPageRequest(input, null)));
}

function getInsights(
  input: z.output<typeof insightsRequest>,
  { client, context }: Call,
): ResponseBody<CashflowReportInsightsGetResponse> {
  const report = findCashflowReport(context, client, input.access_token);
  return {
    account_insights: formatCashflowInsights(deriveInsights(report)),
    accounts: report.item.accounts.filter(hasInsights).map(formatBusinessAccount),
    item: formatItem(report.item),
    last_generated_time: formatDateTime(report.dateGenerated),
  };
}

function toPageRequest(
  { count, cursor, options }: z.output<typeof transactionsRequest>,
  days: number | null,
) {
  return { days, accountIds: options?.account_ids, count, cursor };
}
