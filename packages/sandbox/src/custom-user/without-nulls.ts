export type Path = readonly PropertyKey[];

/** JSON without nulls, and the original positions of its parts. */
export interface WithoutNulls {
  readonly value: unknown;
  /** Converts a path in `value` to the path in the original JSON. They differ after a removed list element. */
  readonly pathInJson: (path: Path) => Path;
}

/**
 * Removes keys and list elements that are null at every depth, and objects and lists that become empty by that. Objects and lists
 * that were empty from the start remain.
 */
export function withoutNulls(json: unknown): WithoutNulls {
  /** For each list, the original indexes of its elements. */
  const positions = new Map<unknown, readonly number[]>();
  const strip = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value ?? undefined;
    const entries = Object.entries(value).map(([key, inner]) => [key, strip(inner)] as const);
    const kept = entries.filter(([, inner]) => inner !== undefined);
    if (entries.length > 0 && kept.length === 0) return undefined;
    if (!Array.isArray(value)) return Object.fromEntries(kept);
    const list = kept.map(([, inner]) => inner);
    positions.set(
      list,
      kept.map(([index]) => Number(index)),
    );
    return list;
  };
  const value = strip(json);
  return {
    value,
    pathInJson(path) {
      let at = value;
      return path.map((step) => {
        const position = typeof step === 'number' ? positions.get(at)?.[step] : undefined;
        at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
        return position ?? step;
      });
    },
  };
}
