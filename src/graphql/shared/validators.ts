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
 * Rules that several inputs share. Each is Plaid's own limit, so that invalid input is reported with its field and without a
 * call.
 */

/** Checks a value only when it is given: GraphQL clients send null for an omitted value. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_input, value) => value !== null && value !== undefined);
}

/** The same for a field that the empty string clears. */
export function IfGivenAndNotEmpty(): PropertyDecorator {
  return ValidateIf((_input, value) => value !== null && value !== undefined && value !== '');
}

/** The URL of a webhook: http or https. localhost is allowed for sandboxes. */
export function IsWebhookUrl(): PropertyDecorator {
  return IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be an http or https URL' },
  );
}

export function IsDays(min: number, max: number): PropertyDecorator {
  const message = `must be a whole number of days from ${min} to ${max}`;
  return together(IsInt({ message }), Min(min, { message }), Max(max, { message }));
}

/** A finite amount from 0 on: `1e999` is infinite. Unlike `IfGiven` with `Min`, it can be combined with `IsEitherOr`. */
export function IsNotNegative(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotNegative',
    validator: {
      validate: (value) => !isGiven(value) || (value >= 0 && value <= Number.MAX_VALUE),
      defaultMessage: (args) => (Number(args?.value) > 0 ? 'must be a finite number' : 'must be 0 or more'),
    },
  });
}

/** A time in seconds, from 0 on. */
export function IsSeconds(): PropertyDecorator {
  const message = 'must be a whole number of seconds, 0 or more';
  return together(IsInt({ message }), Min(0, { message }));
}

/** A token or id: any text that is not empty. Plaid may change its length and form at any time. */
export function IsGiven(): PropertyDecorator {
  return IsNotEmpty({ message: 'must not be empty' });
}

/** A text to search for. A text that normalizes to the empty text would match every text. */
export function IsSearchable(): PropertyDecorator {
  return ValidateBy({
    name: 'isSearchable',
    validator: {
      validate: (value) => typeof value === 'string' && normalizedText(value) !== '',
      defaultMessage: () => 'must contain more than accents',
    },
  });
}

/** A list of tokens or ids, none of them empty. */
export function AreGiven(): PropertyDecorator {
  return IsNotEmpty({ each: true, message: 'must not contain an empty string' });
}

/** The upper end of a range: not below the given field, if that field has a value. */
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

/** Exactly one of this field and another is given, and is not empty. Do not combine it with `IfGiven`, which would skip it. */
export function IsEitherOr(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'isEitherOr',
    validator: {
      validate: (value, args) => !isEmpty(value) && isGiven(value) !== isGiven(fieldOf(args, other)),
      defaultMessage: (args) =>
        isEmpty(args?.value) ? 'must not be empty' : `must be given, or ${other} instead, but not both`,
    },
  });
}

/** The field is omitted when another is given. */
export function IsNotBeside(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'isNotBeside',
    validator: {
      validate: (_value, args) => !isGiven(fieldOf(args, other)),
      defaultMessage: () => `must be omitted when ${other} is given`,
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

/** Combines several rules. */
export function together(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
