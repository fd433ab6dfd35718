import type { Day } from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { Account, ItemWarning, LeftOut, ReportUser } from '../state/entities.js';

/** Everything a sandbox bank and lender know of one person. */
export interface Borrower {
  readonly accounts: readonly Account[];
  /** What the bank would not give. */
  readonly warnings: readonly ItemWarning[];
  /** Who the lender would say this is; a report echoes it only if the lender does say so. */
  readonly reportUser: ReportUser;
  /** What of the configuration of a `user_custom` is not used; empty for everybody else. */
  readonly leftOut: readonly LeftOut[];
}

/** Where a life is lived: how far back the bank remembers, and the chance that fills it. */
export interface Life {
  /** The oldest day of the history. */
  readonly firstDay: Day;
  readonly today: Day;
  readonly random: Random;
  /** A fresh account, transaction or security id: 37 characters without meaning, as Plaid's. */
  readonly newId: () => string;
}

/** How many days of history every sandbox bank holds: the most that a Cashflow Report can ask for. */
export const daysOfHistory = 730;
