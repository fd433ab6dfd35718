import {
  IsInt,
  IsNotEmpty,
  IsUrl,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  type ValidationArguments,
} from 'class-validator';
import { normalizedText } from '../../lib/normalized-text.js';

/*
 * Rules that several inputs share. Each states Plaid's own limit, so that bad input is named here, field and all,
 * without a call.
 */

/** Checks a value only when one was given: GraphQL clients send null for "not given". */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_input, value) => value !== null && value !== undefined);
}

/** The same for a field that the empty string clears. */
export function IfGivenAndNotEmpty(): PropertyDecorator {
  return ValidateIf((_input, value) => value !== null && value !== undefined && value !== '');
}

/** The address of a webhook: http or https, localhost allowed, as a sandbox uses it. */
export function IsWebhookUrl(): PropertyDecorator {
  return IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be an http or https URL' },
  );
}

/** A whole number of days between two bounds. */
export function IsDays(min: number, max: number): PropertyDecorator {
  const message = `must be a whole number of days from ${min} to ${max}`;
  return together(IsInt({ message }), Min(min, { message }), Max(max, { message }));
}

/** A token or id: any text but none. Plaid may change length and form of either at any time. */
export function IsGiven(): PropertyDecorator {
  return IsNotEmpty({ message: 'must not be empty' });
}

/** A text to look for. What folds to nothing would be found in every text. */
export function IsSearchable(): PropertyDecorator {
  return ValidateBy({
    name: 'isSearchable',
    validator: {
      validate: (value) => typeof value === 'string' && normalizedText(value) !== '',
      defaultMessage: () => 'must hold more than accents',
    },
  });
}

/** A list of tokens or ids, each of them any text but none. */
export function AreGiven(): PropertyDecorator {
  return IsNotEmpty({ each: true, message: 'must not hold an empty text' });
}

/** The upper end of a range: not below the field that is its lower end, where that is given. */
export function IsNotBelow<Input extends object>(lower: keyof Input & string): PropertyDecorator {
  return ValidateBy({
    name: 'isNotBelow',
    validator: {
      validate: (value: string | number, args?: ValidationArguments) => {
        const bound = fieldOf(args, lower);
        return !isGiven(bound) || value >= (bound as string | number);
      },
      defaultMessage: () => `must not be less than ${lower}`,
    },
  });
}

/** Exactly one of this field and another is given, and is not empty. Not to be joined by `IfGiven`, which would skip it. */
export function IsEitherOr(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'isEitherOr',
    validator: {
      validate: (value, args) => !isEmpty(value) && isGiven(value) !== isGiven(fieldOf(args, other)),
      defaultMessage: (args) =>
        isEmpty(args?.value) ? 'must not be empty' : `must be given, or ${other} in its place, and not both`,
    },
  });
}

/** The field is left out when another is given. */
export function IsNotBeside(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'isNotBeside',
    validator: {
      validate: (_value, args) => !isGiven(fieldOf(args, other)),
      defaultMessage: () => `must be left out beside ${other}`,
    },
  });
}

function fieldOf(args: ValidationArguments | undefined, field: string): unknown {
  return (args?.object as Record<string, unknown> | undefined)?.[field];
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** Several rules as one. */
export function together(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
