/** An operation is not for the compiler. It is no error: graphql-js executes what is refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const;
}
