import { normalizedText } from '../../lib/normalized-text.js';
import type { Account } from '../account.js';

/** The names of all owners of an account, each once, sorted. */
export function ownerNames({ owners }: Account): string[] {
  const byWords = new Map(
    (owners ?? []).flatMap(({ names }) => names.map((name) => [nameWords(name), name])),
  );
  byWords.delete('');
  return [...byWords.values()].sort();
}

/** The words of a name in alphabetical order, without case, accents and punctuation: `Doe, Zoë` and `ZOE DOE` are equal. */
export function nameWords(name: string): string {
  return wordsOf(name).sort().join(' ');
}

export function wordsOf(name: string): string[] {
  return normalizedText(name)
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
