/** Equal values as one, so that what many rows of a report say alike is held once. */
export class ValueInterner<Value> {
  readonly #byKey = new Map<string, Value>();
  readonly #areEqual: (one: Value, other: Value) => boolean;

  constructor(areEqual: (one: Value, other: Value) => boolean) {
    this.#areEqual = areEqual;
  }

  /**
   * The value, or an equal one that was met before.
   *
   * @param key what equal values have in common and others hardly ever do; of those that do, the last one is kept.
   */
  intern(key: string, value: Value): Value {
    const known = this.#byKey.get(key);
    if (known !== undefined && this.#areEqual(known, value)) return known;
    this.#byKey.set(key, value);
    return value;
  }
}

/** The value, or `nothing` when all of its fields are null. */
export function orNothing<Value extends object>(value: Value, nothing: Value): Value {
  for (const key in value) {
    if (value[key] !== null) return value;
  }
  return nothing;
}
