/**
 * Input that only a resolver can find wrong. Its message goes to the client as it stands, so it holds field, rule and kind
 * of value, and never the value.
 */
export class BadInputError extends Error {
  override readonly name = 'BadInputError' as const;

  constructor(message: string) {
    super(`Bad input: ${message}`);
  }
}
