import { addDays, type Day } from '../calendar.js';
import { createRandom } from '../random.js';
import { type Borrower, daysOfHistory, type Life } from './borrower.js';
import { good } from './good.js';
import { salaried } from './salaried.js';
import { selfEmployed } from './self-employed.js';
import { smallBusiness } from './small-business.js';
import { sparse } from './sparse.js';
import { wealthy } from './wealthy.js';

/** Who can log in at a sandbox bank, by username. `user_custom` brings its own data and is not among them. */
export const borrowers = {
  user_good: good,
  user_salaried: salaried,
  user_self_employed: selfEmployed,
  user_small_business: smallBusiness,
  user_wealthy: wealthy,
  user_sparse: sparse,
} as const satisfies Record<string, (life: Life) => Borrower>;

export type BorrowerName = keyof typeof borrowers;

export interface BorrowerOptions {
  /** Tells one Item from another: ids and amounts follow from it. */
  readonly seed: string;
  /** The day on which the bank is asked, YYYY-MM-DD in UTC. History ends here. */
  readonly today: Day;
}

/** Whether someone of that username banks in the sandbox. */
export function isBorrowerName(username: string): username is BorrowerName {
  return Object.hasOwn(borrowers, username);
}

/** Makes up the person and two years of bank data. The same name, seed and day give the same data to the byte. */
export function makeBorrower(name: BorrowerName, options: BorrowerOptions): Borrower {
  return borrowers[name](startLife(name, options));
}

/** The two years that end today. Chance is tied to the name too, so that no two people share an id. */
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
