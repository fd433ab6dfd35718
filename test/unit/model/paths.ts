// Called millions of times, and access to globals is slow in a test module.
const { isArray } = Array;
const { hasOwn, is, keys } = Object;

/** The path of a value in JSON, as a list of keys. */
export type Path = readonly (string | number)[];

/** All paths in a value except the root, parents first. */
export function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: (string | number)[] = isArray(value) ? [...value.keys()] : keys(value);
  return steps.flatMap((key) => [[...at, key], ...pathsIn(valueAt(value, [key]), [...at, key])]);
}

/** `report.items[0].item_id`, as in errors. */
export function spell(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

export function parse(spelled: string): Path {
  return (spelled.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The value at a path; undefined without one. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** A copy with another value at a path; the unchanged value for a missing path. Shares all other objects. */
export function withValue<T>(value: T, path: Path, replacement: unknown): T {
  return changed(value, path, (parent, key) => {
    parent[key] = replacement;
  });
}

/** A copy without the value at a path. */
export function without<T>(value: T, path: Path): T {
  return changed(value, path, (parent, key) => {
    if (isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  });
}

/** Copies only the objects on the path, because a complete report is changed at hundreds of paths. */
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

/** The paths at which two values differ. Stops at a value that one of them lacks. */
export function differences(left: unknown, right: unknown): Path[] {
  const found: Path[] = [];
  collectDifferences(left, right, { at: [], found });
  return found;
}

interface Walk {
  /** The current path. One array for the whole walk, because most paths are equal and need no copy. */
  readonly at: (string | number)[];
  readonly found: Path[];
}

function collectDifferences(left: unknown, right: unknown, walk: Walk): void {
  const { at, found } = walk;
  if (is(left, right)) return;
  if (!isContainer(left) || !isContainer(right) || isArray(left) !== isArray(right)) {
    found.push([...at]);
  } else if (isArray(left) && isArray(right)) {
    if (left.length !== right.length) found.push([...at]);
    else for (let index = 0; index < left.length; index += 1) step(index, left[index], right[index], walk);
  } else {
    for (const key of keys(left)) step(key, left[key], right[key], walk);
    for (const key of keys(right)) if (!(key in left)) step(key, undefined, right[key], walk);
  }
}

function step(key: string | number, left: unknown, right: unknown, walk: Walk): void {
  walk.at.push(key);
  collectDifferences(left, right, walk);
  walk.at.pop();
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
