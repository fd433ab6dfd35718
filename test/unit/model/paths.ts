// Asked for millions of times, and a test module reaches a global of its own context slowly.
const { isArray } = Array;
const { hasOwn, is, keys } = Object;

/** A place in a JSON value, key by key. */
export type Path = readonly (string | number)[];

/** Every place in a value but the root, parents first. */
export function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: (string | number)[] = isArray(value) ? [...value.keys()] : keys(value);
  return steps.flatMap((key) => [[...at, key], ...pathsIn(valueAt(value, [key]), [...at, key])]);
}

/** `report.items[0].item_id`, as an error spells it. */
export function spell(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

export function parse(spelled: string): Path {
  return (spelled.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** What stands at a place; undefined where there is no such place. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** A copy with another value at one place; the value as it was where there is no such place. What is beside it is shared. */
export function withValue<T>(value: T, path: Path, replacement: unknown): T {
  return changed(value, path, (parent, key) => {
    parent[key] = replacement;
  });
}

/** A copy without the value at one place. */
export function without<T>(value: T, path: Path): T {
  return changed(value, path, (parent, key) => {
    if (isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  });
}

/** Copies what leads to the place and nothing else: a complete report has hundreds of places, and is changed at each. */
function changed<T>(
  value: T,
  path: Path,
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
  depth = 0,
): T {
  const key = path[depth];
  if (key === undefined || !isContainer(value)) return value;
  const copy = (isArray(value) ? [...value] : { ...value }) as T & Record<string | number, unknown>;
  if (depth === path.length - 1) change(copy, key);
  else if (hasOwn(copy, key))
    (copy as Record<string | number, unknown>)[key] = changed(copy[key], path, change, depth + 1);
  return copy;
}

/** The places where two values differ, down to the first that one of them lacks. */
export function differences(left: unknown, right: unknown): Path[] {
  const found: Path[] = [];
  collectDifferences(left, right, [], found);
  return found;
}

/** @param at where both are; changed on the way and left as it was, for most places are alike and need no list of keys. */
function collectDifferences(left: unknown, right: unknown, at: (string | number)[], found: Path[]): void {
  if (is(left, right)) return;
  if (!isContainer(left) || !isContainer(right) || isArray(left) !== isArray(right)) {
    found.push([...at]);
  } else if (isArray(left) && isArray(right)) {
    if (left.length !== right.length) found.push([...at]);
    else
      for (let index = 0; index < left.length; index += 1) step(index, left[index], right[index], at, found);
  } else {
    for (const key of keys(left)) step(key, left[key], right[key], at, found);
    for (const key of keys(right)) if (!(key in left)) step(key, undefined, right[key], at, found);
  }
}

function step(
  key: string | number,
  left: unknown,
  right: unknown,
  at: (string | number)[],
  found: Path[],
): void {
  at.push(key);
  collectDifferences(left, right, at, found);
  at.pop();
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
