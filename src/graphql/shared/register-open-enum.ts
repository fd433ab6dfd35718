import { registerEnumType } from 'type-graphql';
import type { OpenEnum, UNRECOGNIZED } from '../../model/open-enum.js';

/**
 * Puts an open enum of the model into the graph. The compiler demands a description of each value, so that a value that
 * is added to the model's table is described before it can be built.
 *
 * @returns what `@Field((_type) => ...)` is given.
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
