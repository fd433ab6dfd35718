/** Bounds of histograms, in seconds: from a cached response to a refresh of a Cashflow Report. */
export const DURATIONS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];
