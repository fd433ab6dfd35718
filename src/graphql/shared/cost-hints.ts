import type { DeclaredTimeLimit } from '../../operation/time-limit.js';
import { DEFAULT_PAGE } from '../pagination/connection.args.js';

/*
 * Costs that a field declares in `@Extensions`, for the limits that are checked before an operation is executed. A list of
 * objects without a declaration counts as ten long.
 */

/** One call to Plaid for each time that the field is selected; for a list, one for each entry. */
export const ASKS_PLAID = { upstreamCalls: 1 } as const;

/** Plaid refreshes a Cashflow Report during the request, which takes up to two minutes. */
export const TAKES_TWO_MINUTES = { timeLimitMs: 120_000 } as const satisfies DeclaredTimeLimit;

/** A list of a connection: as long as `first` or `last` of the parent field. */
export const IS_PAGE = { listSize: { pageOf: DEFAULT_PAGE } } as const;

/** A list of about this length. */
export function isAbout(length: number): { readonly listSize: number } {
  return { listSize: length };
}

/** A list with one entry for each value of an argument. */
export function isAsLongAs(argument: string): { readonly listSize: { readonly argument: string } } {
  return { listSize: { argument } };
}

/** Assumed number of transactions of an account and of a report, for the cost of computations over them. */
const TRANSACTIONS = { account: 500, report: 10_000 } as const;

/** Units of `LIMIT_COST` for each transaction, by computation. One unit is about the time of one value. */
export const UNITS = {
  attributes: 8,
  summary: 4,
  select: 2,
  selectByText: 8,
  largeDeposits: 8,
  /** By the reports with the most deposits, of which each is compared by its text. */
  incomeStreams: 20,
  /** For each balance of a past day. Accounts have about as many of these as transactions. */
  balance: 2,
} as const;

/** A field that computes over the transactions of an account or a report. */
export function computesOver(owner: keyof typeof TRANSACTIONS, unitsEach: number): { readonly work: number } {
  return { work: TRANSACTIONS[owner] * unitsEach };
}
