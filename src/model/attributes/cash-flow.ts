import { sum } from '../../lib/decimal.js';
import type { Transaction } from '../transaction.js';
import type { Evidence } from './evidence.js';
import { type MonthlyAmount, monthlySummary } from './monthly-amount.js';

/**
 * Inflows and outflows. Amounts keep Plaid's sign: positive is money out, also in the net. Null without transactions. A sum is
 * also null when it exceeds the largest double.
 */
export interface CashFlow {
  readonly numInflows: number | null;
  readonly totalInflowsAmount: number | null;
  readonly inflowsMonthlySummary: readonly MonthlyAmount[] | null;
  readonly numOutflows: number | null;
  readonly totalOutflowsAmount: number | null;
  readonly outflowsMonthlySummary: readonly MonthlyAmount[] | null;
  readonly numTransactions: number | null;
  readonly netCashFlow: number | null;
  readonly cashFlowMonthlySummary: readonly MonthlyAmount[] | null;
}

const UNKNOWN: CashFlow = {
  numInflows: null,
  totalInflowsAmount: null,
  inflowsMonthlySummary: null,
  numOutflows: null,
  totalOutflowsAmount: null,
  outflowsMonthlySummary: null,
  numTransactions: null,
  netCashFlow: null,
  cashFlowMonthlySummary: null,
};

export function cashFlowOf({ transactions }: Evidence): CashFlow {
  if (transactions === null) return UNKNOWN;
  const inflows = transactions.filter(({ direction }) => direction === 'INFLOW');
  const outflows = transactions.filter(({ direction }) => direction === 'OUTFLOW');
  return {
    numInflows: inflows.length,
    totalInflowsAmount: totalOf(inflows),
    inflowsMonthlySummary: monthlySummary(inflows),
    numOutflows: outflows.length,
    totalOutflowsAmount: totalOf(outflows),
    outflowsMonthlySummary: monthlySummary(outflows),
    numTransactions: transactions.length,
    netCashFlow: totalOf(transactions),
    cashFlowMonthlySummary: monthlySummary(transactions),
  };
}

function totalOf(transactions: readonly Transaction[]): number | null {
  return sum(transactions.map(({ amount }) => amount));
}
