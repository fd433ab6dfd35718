import type { CashflowReportRefreshRequest, CashflowReportRefreshResponse } from 'plaid';
import { endpoint } from '../endpoint.js';

/** `/cashflow_report/*` (closed beta): business cash flow of one Item. Refresh makes Plaid fetch from the bank. */
export const cashflowReport = {
  refresh: endpoint<CashflowReportRefreshRequest, CashflowReportRefreshResponse>(
    '/cashflow_report/refresh',
    'refresh',
    ['request_id'],
  ),
};
