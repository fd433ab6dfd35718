/** More changed letters than this are another word. */
const MOST_CHANGES = 2;

/** The known name from which a misspelt one differs least; null when none is close. Case, hyphens and underscores make no difference. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const [nearest] = known
    .map((each) => ({ each, changes: changesBetween(plain(name), plain(each)) }))
    .filter(({ changes }) => changes <= MOST_CHANGES)
    .sort((one, other) => one.changes - other.changes);
  return nearest?.each ?? null;
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '');

/** The fewest letters to insert, delete or replace (the Levenshtein distance). */
function changesBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
