import { type GraphQLField, isRequiredArgument } from 'graphql';

/** Arguments for the fields below a report that require some. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  age: '(asOf: "2026-12-01")',
  largeDeposits: '(threshold: { fixedAmount: 1000 }, days: 90)',
};

/**
 * The name of a field, with its required arguments.
 *
 * @throws {Error} for a field whose arguments are not listed here.
 */
export function withArguments({ name, args }: GraphQLField<unknown, unknown>): string {
  const given = ARGUMENTS[name] ?? '';
  if (given === '' && args.some(isRequiredArgument)) throw new Error(`${name} needs an argument`);
  return `${name}${given}`;
}
