import type { ValidationError } from 'class-validator';
import type { ArgumentValidationError } from 'type-graphql';
import { kindOf } from '../../../lib/kind-of.js';
import type { ClientMessage } from './client-message.js';

/**
 * Names each field that broke a rule, the rule, and the kind of the value or the bound that it exceeds. It never contains the
 * value, which may be a token or personal data. A caller that may not read the schema sees no field that it did not send.
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
  /** Whether the client sent a value, and therefore named the field. */
  readonly isGiven: boolean;
}

function describe(failure: ValidationError, parent: string): Failure[] {
  const field = parent === '' ? failure.property : `${parent}.${failure.property}`;
  const rules = [...new Set(Object.values(failure.constraints ?? {}))];
  const text = `${field}: ${rules.join(' and ')}, got ${describeValue(failure)}`;
  const own = rules.length === 0 ? [] : [{ text, isGiven: failure.value !== undefined }];
  return [...own, ...(failure.children ?? []).flatMap((child) => describe(child, field))];
}

/** Describes the size of a value, by the rule of class-validator or of this server that it broke. In order of precedence. */
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
