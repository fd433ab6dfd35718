/** A copy of a JSON value with one error. */
export interface BrokenCopy {
  /** For example `/report/items/0 without accounts`. */
  readonly what: string;
  readonly value: unknown;
}

/** Lists are truncated to this length, because other elements have the same schema. */
const longest = 3;

/**
 * All copies in which one leaf has a value of another type, one object lacks a key, or one object has an extra key.
 *
 * @param optional keys that may be missing.
 */
export function brokenCopies(original: unknown, optional: readonly string[] = []): BrokenCopy[] {
  const json = shortened(original);
  return placesIn(json).flatMap(({ path, value }) => {
    const at = `/${path.join('/')}`;
    const broken = (change: (parent: Record<string, unknown>, key: string) => void): unknown => {
      const copy = structuredClone({ json }) as Record<string, unknown>;
      const parent = ['json', ...path]
        .slice(0, -1)
        .reduce<Record<string, unknown>>((inner, step) => inner[step] as Record<string, unknown>, copy);
      change(parent, path.at(-1) ?? 'json');
      return copy.json;
    };
    if (!isObject(value)) {
      const other = otherKindOf(value);
      return [
        {
          what: `${at} is ${JSON.stringify(other)}`,
          value: broken((parent, key) => {
            parent[key] = other;
          }),
        },
      ];
    }
    const lacking = Object.keys(value)
      .filter((key) => !optional.includes(key))
      .map((lost) => ({
        what: `${at} without ${lost}`,
        value: broken((parent, key) => {
          const { [lost]: _, ...rest } = value;
          parent[key] = rest;
        }),
      }));
    const extended = {
      what: `${at} with a key too many`,
      value: broken((parent, key) => {
        parent[key] = { ...value, a_key_too_many: null };
      }),
    };
    return [...lacking, extended];
  });
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, longest).map(shortened);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

function placesIn(
  value: unknown,
  path: readonly string[] = [],
): { path: readonly string[]; value: unknown }[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((inner, index) => placesIn(inner, [...path, String(index)]));
  }
  if (!isObject(value)) return [{ path, value }];
  const inside = Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
  return [{ path, value }, ...inside];
}

/** A string for dates and for values that are not strings, a number for other strings, an object for null. */
function otherKindOf(value: unknown): unknown {
  if (value === null) return { nothing: false };
  return typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(value) ? 90 : 'ninety';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
