import type { Evidence } from './evidence.js';

/** Unusually large transactions. */
export interface UnusualAccountActivity {
  /** Null without transactions. */
  readonly numOutlierTransactions: number | null;
}

/** @param outlierThreshold in the currency of the evidence. A larger amount in either direction is an outlier. */
export function unusualAccountActivityOf(
  { coveredTransactions }: Evidence,
  outlierThreshold: number,
): UnusualAccountActivity {
  const outliers = coveredTransactions?.filter(({ amount }) => Math.abs(amount) > outlierThreshold);
  return { numOutlierTransactions: outliers?.length ?? null };
}
