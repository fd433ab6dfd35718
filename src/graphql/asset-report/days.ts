/** Plaid's bounds for the history of an Asset Report, in days. A Cashflow Report has its own. */
export const MIN_DAYS = 0;
export const MAX_DAYS = 731;
