/** The compiler does not take an operation. Clients never see this: graphql-js executes the operation. */
export class NotCompilableError extends Error {
  override readonly name = 'NotCompilableError' as const;
}
