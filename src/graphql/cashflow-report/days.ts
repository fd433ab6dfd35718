/** Plaid's bounds for the number of days of a Cashflow Report. */
export const MIN_DAYS = 1;
export const MAX_DAYS = 730;
/** Plaid documents this default, but requires the field. */
export const DEFAULT_DAYS = 365;
