import { type Path, spell } from './paths.js';

const SECRET = '000-12-3456 must not be shown';
/** One value of each JSON type, each easy to find in a message. */
export const oddities = {
  string: SECRET,
  number: 987_654_321.125,
  boolean: true,
  object: { ssn: SECRET },
  list: [SECRET],
  null: null,
};

/** The name of the oddity with the same type as this value. */
export function kindName(value: unknown): string {
  // A null of the complete report stands for a string: only one of the two currency codes is set.
  if (value === null) return 'string';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Whether a difference is at a path, in its `...Raw` field, or in the list that lost its entry. */
export function isAbout(path: Path, difference: Path): boolean {
  const [at, found] = [spell(path), spell(difference)];
  return found === at || found === `${at}Raw` || at.startsWith(`${found}[`) || found.startsWith(`${at}.`);
}

/** Null, an empty list, or a list without its invalid entries. */
export function isNothing(value: unknown, before: unknown): boolean {
  if (!Array.isArray(value)) return value === null;
  return Array.isArray(before) && value.length <= before.length && value.every((entry) => entry !== null);
}
