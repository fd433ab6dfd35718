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
        const bound: unknown = (args?.object as Input | undefined)?.[lower];
        return bound === null || bound === undefined || value >= (bound as string | number);
      },
      defaultMessage: () => `must not be less than ${lower}`,
    },
  });
}

/** Several rules as one. */
export function together(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
