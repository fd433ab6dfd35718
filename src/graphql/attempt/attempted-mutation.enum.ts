import { registerEnumType } from 'type-graphql';
import { ATTEMPTED_MUTATIONS, type AttemptedMutation as Name } from '../../idempotency/attempt.js';

/** `createRelayToken` as `CREATE_RELAY_TOKEN`, as GraphQL writes the values of enums. */
export function toEnumName(mutation: Name): string {
  return mutation.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

export const AttemptedMutation: Readonly<Record<string, Name>> = Object.fromEntries(
  ATTEMPTED_MUTATIONS.map((mutation) => [toEnumName(mutation), mutation]),
);

registerEnumType(AttemptedMutation, {
  name: 'AttemptedMutation',
  description: 'A mutation that accepts an idempotency key.',
  valuesConfig: Object.fromEntries(
    ATTEMPTED_MUTATIONS.map((mutation) => [toEnumName(mutation), { description: `\`${mutation}\`.` }]),
  ),
});
