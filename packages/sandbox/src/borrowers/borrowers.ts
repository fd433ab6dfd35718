import { addDays, type Day } from '../lib/calendar.js';
import { createRandom } from '../lib/random.js';
import type { Account } from '../state/entities.js';
import { type Borrower, daysOfHistory, type History } from './borrower.js';
import { good } from './good.js';
import { people, reportUser } from './identities.js';
import { salaried } from './salaried.js';
import { selfEmployed } from './self-employed.js';
import { smallBusiness } from './small-business.js';
import { sparse, sparseWarnings } from './sparse.js';
import { wealthy } from './wealthy.js';

interface Person extends Pick<Borrower, 'reportUser'>, Partial<Pick<Borrower, 'warnings'>> {
  /** Generates two years of bank data. */
  readonly generate: (history: History) => readonly Account[];
}

/** The borrowers by username, without `user_custom`, which brings its own data. */
export const borrowers = {
  user_good: { generate: good, reportUser: reportUser(people.alma) },
  user_salaried: { generate: salaried, reportUser: reportUser(people.hazel) },
  user_self_employed: { generate: selfEmployed, reportUser: reportUser(people.otto) },
  user_small_business: { generate: smallBusiness, reportUser: reportUser(people.fennel) },
  user_wealthy: { generate: wealthy, reportUser: reportUser(people.cordelia) },
  user_sparse: { generate: sparse, reportUser: reportUser(people.wren), warnings: sparseWarnings },
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
  const { generate, reportUser, warnings = [] }: Person = borrowers[name];
  let accounts: readonly Account[] | undefined;
  return {
    get accounts() {
      accounts ??= generate(startHistory(name, options));
      return accounts;
    },
    warnings,
    reportUser,
    leftOut: [],
  };
}

/** The two years that end today. The name is part of the random seed, so that two borrowers never share an id. */
export function startHistory(name: string, { seed, today }: BorrowerOptions): History {
  const random = createRandom(`${name}/${seed}`);
  const ids = random.fork('ids');
  return {
    firstDay: addDays(today, -daysOfHistory),
    today,
    random: random.fork('life'),
    newId: () => ids.base62(37),
  };
}
