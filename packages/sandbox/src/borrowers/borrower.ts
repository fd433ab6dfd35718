import type { Day } from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { Account, ItemWarning, LeftOut, ReportUser } from '../state/entities.js';

/** All data of one person at a sandbox bank, and the lender's data about that person. */
export interface Borrower {
  readonly accounts: readonly Account[];
  /** Data that the bank does not provide. */
  readonly warnings: readonly ItemWarning[];
  /** The applicant data of the lender. A report contains it only if the lender sends it. */
  readonly reportUser: ReportUser;
  /** The parts of a `user_custom` configuration that have no effect; empty for other borrowers. */
  readonly leftOut: readonly LeftOut[];
}

/** The period and the random source of a generated history. */
export interface History {
  /** The oldest day of the history. */
  readonly firstDay: Day;
  readonly today: Day;
  readonly random: Random;
  /** A new account, transaction or security id of 37 characters, in Plaid's format. */
  readonly newId: () => string;
}

/** The days of history at every sandbox bank: the maximum of a Cashflow Report. */
export const daysOfHistory = 730;
