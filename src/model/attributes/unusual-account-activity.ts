import type { Evidence } from './evidence.js';

/** Transactions that are larger than everyday life needs. */
export interface UnusualAccountActivity {
  /** Null without transactions. */
  readonly numOutlierTransactions: number | null;
}

/** @param outlierThreshold in the currency of the evidence; an amount has to be larger, whichever way it goes. */
export function unusualAccountActivityOf(
  { coveredTransactions }: Evidence,
  outlierThreshold: number,
): UnusualAccountActivity {
  const outliers = coveredTransactions?.filter(({ amount }) => Math.abs(amount) > outlierThreshold);
  return { numOutlierTransactions: outliers?.length ?? null };
}
