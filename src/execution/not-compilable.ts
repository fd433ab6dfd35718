/** The operation cannot be compiled. Clients never see this error, because graphql-js executes the operation. */
export class NotCompilableError extends Error {
  override readonly name = 'NotCompilableError' as const;
}
