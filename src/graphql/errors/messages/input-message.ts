import type { ValidationError } from 'class-validator';
import type { ArgumentValidationError } from 'type-graphql';
import { kindOf } from '../../../lib/kind-of.js';
import type { ClientMessage } from './client-message.js';

/**
 * Names each field that broke a rule, the rule, and the kind of value that stood there or which way it is beyond a bound; never
 * the value, which may be a token or a person's. Whoever may not read the schema is told nothing of fields that they did not send.
 */
export function argumentMessage(error: ArgumentValidationError): ClientMessage {
  const failures = error.extensions.validationErrors.flatMap((failure) =>
    describe(failure as ValidationError, ''),
  );
  const generic = failures.map(({ text, isGiven }) => (isGiven ? text : 'a required value is missing'));
  return {
    detailed: `Bad input: ${failures.map(({ text }) => text).join('; ')}`,
    generic: `Bad input: ${[...new Set(generic)].join('; ')}`,
  };
}

interface Failure {
  readonly text: string;
  /** Whether there is a value, and its field so one that the client named. */
  readonly isGiven: boolean;
}

function describe(failure: ValidationError, parent: string): Failure[] {
  const field = parent === '' ? failure.property : `${parent}.${failure.property}`;
  const rules = [...new Set(Object.values(failure.constraints ?? {}))];
  const text = `${field}: ${rules.join(' and ')}, got ${describeValue(failure)}`;
  const own = rules.length === 0 ? [] : [{ text, isGiven: failure.value !== undefined }];
  return [...own, ...(failure.children ?? []).flatMap((child) => describe(child, field))];
}

/** By a rule of class-validator's or of ours, what is wrong with the size of a value that broke it. In order of precedence. */
const SIZES: readonly (readonly [string, string])[] = [
  ['isInt', 'a number with decimals'],
  ['min', 'a smaller number'],
  ['max', 'a larger number'],
  ['arrayMaxSize', 'a longer list'],
];

function describeValue({ value, constraints = {} }: ValidationError): string {
  if (value === '') return 'an empty string';
  if (Array.isArray(value) && value.length === 0) return 'an empty list';
  if ('isNotBelow' in constraints) return typeof value === 'number' ? 'a smaller number' : 'an earlier day';
  return SIZES.find(([rule]) => rule in constraints)?.[1] ?? kindOf(value);
}
