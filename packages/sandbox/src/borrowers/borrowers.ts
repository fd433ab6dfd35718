import { addDays, type Day } from '../lib/calendar.js';
import { createRandom } from '../lib/random.js';
import type { Account } from '../state/entities.js';
import { type Borrower, daysOfHistory, type Life } from './borrower.js';
import { good } from './good.js';
import { people, reportUser } from './identities.js';
import { salaried } from './salaried.js';
import { selfEmployed } from './self-employed.js';
import { smallBusiness } from './small-business.js';
import { sparse, sparseWarnings } from './sparse.js';
import { wealthy } from './wealthy.js';

interface Person extends Pick<Borrower, 'reportUser'>, Partial<Pick<Borrower, 'warnings'>> {
  /** Generates two years of bank data. */
  readonly live: (life: Life) => readonly Account[];
}

/** The borrowers by username, without `user_custom`, which brings its own data. */
export const borrowers = {
  user_good: { live: good, reportUser: reportUser(people.alma) },
  user_salaried: { live: salaried, reportUser: reportUser(people.hazel) },
  user_self_employed: { live: selfEmployed, reportUser: reportUser(people.otto) },
  user_small_business: { live: smallBusiness, reportUser: reportUser(people.fennel) },
  user_wealthy: { live: wealthy, reportUser: reportUser(people.cordelia) },
  user_sparse: { live: sparse, reportUser: reportUser(people.wren), warnings: sparseWarnings },
} as const satisfies Record<string, Person>;

export type BorrowerName = keyof typeof borrowers;

export interface BorrowerOptions {
  /** Differs per Item. Ids and amounts are derived from it. */
  readonly seed: string;
  /** The last day of the history, YYYY-MM-DD in UTC. */
  readonly today: Day;
}

export function isBorrowerName(username: string): username is BorrowerName {
  return Object.hasOwn(borrowers, username);
}

/**
 * Generates the person and two years of bank data. The same name, seed and day give exactly the same data. Accounts are
 * generated on first access, because most samples of a sandbox are never read.
 */
export function makeBorrower(name: BorrowerName, options: BorrowerOptions): Borrower {
  const { live, reportUser, warnings = [] }: Person = borrowers[name];
  let accounts: readonly Account[] | undefined;
  return {
    get accounts() {
      accounts ??= live(startLife(name, options));
      return accounts;
    },
    warnings,
    reportUser,
    leftOut: [],
  };
}

/** The two years that end today. The name is part of the random seed, so that two borrowers never share an id. */
export function startLife(name: string, { seed, today }: BorrowerOptions): Life {
  const random = createRandom(`${name}/${seed}`);
  const ids = random.fork('ids');
  return {
    firstDay: addDays(today, -daysOfHistory),
    today,
    random: random.fork('life'),
    newId: () => ids.base62(37),
  };
}
