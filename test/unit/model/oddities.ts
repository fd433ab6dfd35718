import { type Path, spell } from './paths.js';

const SECRET = '000-12-3456 must not be shown';
/** One value of each kind, each easy to find in a message that quotes it. */
export const oddities = {
  string: SECRET,
  number: 987_654_321.125,
  boolean: true,
  object: { ssn: SECRET },
  list: [SECRET],
  null: null,
};

/** Which of the oddities a value is none of. */
export function kindName(value: unknown): string {
  // Where the complete report has a null, a text could stand: the currency codes exclude each other.
  if (value === null) return 'string';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Whether a difference is at a path, in the raw word beside it, or in the list that holds it and lost an entry. */
export function isAbout(path: Path, difference: Path): boolean {
  const [at, found] = [spell(path), spell(difference)];
  return found === at || found === `${at}Raw` || at.startsWith(`${found}[`) || found.startsWith(`${at}.`);
}

/** Null, an empty list, or a list that lost what was odd in it. */
export function isNothing(value: unknown, before: unknown): boolean {
  if (!Array.isArray(value)) return value === null;
  return Array.isArray(before) && value.length <= before.length && value.every((entry) => entry !== null);
}
