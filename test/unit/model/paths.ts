/** A place in a JSON value, key by key. */
export type Path = readonly (string | number)[];

/** Every place in a value but the root, parents first. */
export function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[...at, key], ...pathsIn(valueAt(value, [key]), [...at, key])]);
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

/** A copy with another value at one place; a copy as it was where there is no such place. */
export function withValue<T>(value: T, path: Path, replacement: unknown): T {
  return changed(value, path, (parent, key) => {
    parent[key] = replacement;
  });
}

/** A copy without the value at one place. */
export function without<T>(value: T, path: Path): T {
  return changed(value, path, (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  });
}

function changed<T>(
  value: T,
  path: Path,
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
): T {
  const copy = structuredClone(value);
  const parent = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (key !== undefined && typeof parent === 'object' && parent !== null) {
    change(parent as Record<string | number, unknown>, key);
  }
  return copy;
}

/** The places where two values differ, down to the first that one of them lacks. */
export function differences(left: unknown, right: unknown, at: Path = []): Path[] {
  if (Object.is(left, right)) return [];
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return [at];
  if (Array.isArray(left) && left.length !== (right as unknown as unknown[]).length) return [at];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => {
    const step = Array.isArray(left) ? Number(key) : key;
    return differences(left[key], right[key], [...at, step]);
  });
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
