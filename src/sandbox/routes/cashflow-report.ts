import { setTimeout as sleep } from 'node:timers/promises';
import type { CashflowReportRefreshResponse } from 'plaid';
import { z } from 'zod';
import { productsNotSupported } from '../errors.js';
import type { Answer } from '../formatters/wire.js';
import { capitalOne } from '../institutions.js';
import { findItem } from '../items.js';
import { cashflowReportDays, nonEmptyText } from './fields.js';
import { type Call, type Route, route } from './route.js';

const refreshRequest = z.strictObject({ access_token: nonEmptyText, days_requested: cashflowReportDays });

export const cashflowReportRoutes: readonly Route[] = [
  route('/cashflow_report/refresh', refreshRequest, refreshCashflowReport),
];

/** Plaid fetches from the bank while the caller waits, up to half a minute and more. */
async function refreshCashflowReport(
  input: z.output<typeof refreshRequest>,
  { client, world }: Call,
): Promise<Answer<CashflowReportRefreshResponse>> {
  const item = findItem(world, client, input.access_token);
  const hasDepository = item.accounts.some((account) => account.type === 'depository');
  if (item.institutionId === capitalOne && !hasDepository) throw productsNotSupported();
  await sleep(world.cashflowDelayMs, undefined, { ref: false });
  return {};
}
