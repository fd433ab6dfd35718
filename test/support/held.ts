/** A promise that a test ends. */
export interface Held<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: Error): void;
}

/** `Promise.withResolvers` of Node 22. */
export function held<Value = void>(): Held<Value> {
  let settle: Omit<Held<Value>, 'promise'> | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...(settle as Omit<Held<Value>, 'promise'>) };
}
