import { DEFAULT_PAGE } from '../pagination/connection.args.js';

/*
 * What a field says of how much it takes, in `@Extensions`, for the limits that an operation is held to before it is
 * executed. A list of objects that says nothing counts as ten long.
 */

/** Plaid is asked for it, once for each time that it is selected; for a list, once for each entry. */
export const ASKS_PLAID = { upstreamCalls: 1 } as const;

/** A list of a connection: as long as `first` or `last` of the field above says. */
export const IS_PAGE = { listSize: { pageOf: DEFAULT_PAGE } } as const;

/** A list that is about so long. */
export function isAbout(length: number): { readonly listSize: number } {
  return { listSize: length };
}

/** A list with one entry for each value of an argument. */
export function isAsLongAs(argument: string): { readonly listSize: { readonly argument: string } } {
  return { listSize: { argument } };
}

/** How many transactions an account and a report are taken to have when work over them is charged. */
const TRANSACTIONS = { account: 500, report: 10_000 } as const;

/** Units of `LIMIT_COST` for each transaction, by what is computed: about the time that so many values take. */
export const UNITS = { attributes: 8, summary: 4, select: 2, selectByText: 8 } as const;

/** A field that computes over the transactions of an account or a report. */
export function computesOver(owner: keyof typeof TRANSACTIONS, unitsEach: number): { readonly work: number } {
  return { work: TRANSACTIONS[owner] * unitsEach };
}
