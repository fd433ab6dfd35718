/** Plaid's bounds for how many days a Cashflow Report covers. */
export const MIN_DAYS = 1;
export const MAX_DAYS = 730;
/** Plaid names it and requires the field all the same. */
export const DEFAULT_DAYS = 365;
