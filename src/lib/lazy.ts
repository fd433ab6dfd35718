/** A value that is computed on the first read. When the computation fails, the next read computes it again. */
export class Lazy<Value> {
  #compute: (() => Value) | null;
  #value: Value | undefined;

  constructor(compute: () => Value) {
    this.#compute = compute;
  }

  static of<Value>(value: Value): Lazy<Value> {
    return new Lazy(() => value);
  }

  /** @throws the error of the computation. */
  get(): Value {
    if (this.#compute !== null) {
      this.#value = this.#compute();
      // Frees the input of the computation, which may be large.
      this.#compute = null;
    }
    return this.#value as Value;
  }
}
