import { IsInt, IsNotEmpty, IsUrl, Max, Min, ValidateIf } from 'class-validator';

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
  return all(IsInt({ message }), Min(min, { message }), Max(max, { message }));
}

/** A token or id: any text but none. Plaid may change length and form of either at any time. */
export function IsGiven(): PropertyDecorator {
  return IsNotEmpty({ message: 'must not be empty' });
}

/** A list of tokens or ids, each of them any text but none. */
export function AreGiven(): PropertyDecorator {
  return IsNotEmpty({ each: true, message: 'must not hold an empty text' });
}

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
