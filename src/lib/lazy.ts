/** A value that is computed when it is first asked for, and then kept. When computing it fails, the next reader computes it again. */
export class Lazy<Value> {
  #compute: (() => Value) | null;
  #value: Value | undefined;

  constructor(compute: () => Value) {
    this.#compute = compute;
  }

  /** A value that is there already. */
  static of<Value>(value: Value): Lazy<Value> {
    return new Lazy(() => value);
  }

  /** @throws the error of computing it. */
  get(): Value {
    if (this.#compute !== null) {
      this.#value = this.#compute();
      // What it is computed from may be large.
      this.#compute = null;
    }
    return this.#value as Value;
  }
}
