import { registerEnumType } from 'type-graphql';
import type { OpenEnum, UNRECOGNIZED } from '../../model/open-enum.js';

/**
 * Registers an open enum of the model. The compiler requires a description of each value, so that a new value in the model's
 * table cannot be built without one.
 *
 * @returns the type for `@Field((_type) => ...)`.
 */
export function registerOpenEnum<Name extends string>(
  { names }: OpenEnum<Name>,
  name: string,
  description: string,
  valueDescriptions: Readonly<Record<Name | typeof UNRECOGNIZED, string>>,
): OpenEnum<Name>['names'] {
  const described = Object.entries<string>(valueDescriptions).map(([value, text]) => [
    value,
    { description: text },
  ]);
  registerEnumType(names, { name, description, valuesConfig: Object.fromEntries(described) });
  return names;
}
