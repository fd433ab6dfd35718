export type Path = readonly PropertyKey[];

/** JSON of which only what was given is left, and where in the JSON it was. */
export interface WithoutNulls {
  readonly value: unknown;
  /** The path in the JSON of what is at this path in `value`: they differ where a list lost an element. */
  readonly pathInJson: (path: Path) => Path;
}

/**
 * Takes null as 'not given', at every depth: no object keeps a key that holds null and no list an element that is null,
 * and an object or a list of which nothing is left by that is not given either. What was empty from the start stays.
 */
export function withoutNulls(json: unknown): WithoutNulls {
  /** For each list that lost elements, where the others were. */
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
