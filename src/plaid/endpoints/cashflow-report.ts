import type {
  CashflowReportGetRequest,
  CashflowReportGetResponse,
  CashflowReportInsightsGetRequest,
  CashflowReportInsightsGetResponse,
  CashflowReportRefreshRequest,
  CashflowReportRefreshResponse,
  CashflowReportTransactionsGetRequest,
  CashflowReportTransactionsGetResponse,
} from 'plaid';
import { endpoint } from '../endpoint.js';

/** `/cashflow_report/*` (closed beta): business cash flow of one Item. Refresh makes Plaid fetch from the bank. */
export const cashflowReport = {
  get: endpoint<CashflowReportGetRequest, CashflowReportGetResponse>(
    '/cashflow_report/get',
    'read',
    'owner',
    [],
  ),
  getTransactions: endpoint<CashflowReportTransactionsGetRequest, CashflowReportTransactionsGetResponse>(
    '/cashflow_report/transactions/get',
    'read',
    'owner',
    [],
  ),
  getInsights: endpoint<CashflowReportInsightsGetRequest, CashflowReportInsightsGetResponse>(
    '/cashflow_report/insights/get',
    'read',
    'owner',
    [],
  ),
  refresh: endpoint<CashflowReportRefreshRequest, CashflowReportRefreshResponse>(
    '/cashflow_report/refresh',
    'refresh',
    'owner',
    ['request_id'],
  ),
};
