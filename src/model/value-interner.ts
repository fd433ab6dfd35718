/** Replaces equal values by one shared value, to save memory. */
export class ValueInterner<Value> {
  readonly #byKey = new Map<string, Value>();
  readonly #areEqual: (one: Value, other: Value) => boolean;

  constructor(areEqual: (one: Value, other: Value) => boolean) {
    this.#areEqual = areEqual;
  }

  /**
   * The value, or an equal earlier one.
   *
   * @param key the same for equal values, and rarely for others. For each key, only the last value is stored.
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
