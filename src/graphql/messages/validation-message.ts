import {
  isTypeName,
  NOT_OF_THE_GRAPH,
  type SchemaNames,
  suggestion,
  type Told,
  toldWithNames,
} from './told.js';
import { nameOfVariable } from './value-message.js';

type Parts = readonly (string | undefined)[];
type State = (parts: Parts, isName: SchemaNames) => string;

/** What the rules say that depend on the text alone. By the sentences of graphql-js, as the next table is. */
const TEXT_RULES: readonly (readonly [RegExp, State])[] = [
  [/^Unknown fragment /, () => 'A fragment is spread that the document does not define'],
  [
    /^Variable "\$(\w+)" is not defined/,
    ([name = ''], isName) => `${nameOfVariable(name, isName)} is used and not defined`,
  ],
  [
    /^Variable "\$(\w+)" is never used/,
    ([name = ''], isName) => `${nameOfVariable(name, isName)} is defined and never used`,
  ],
  [/^Fragment "\w+" is never used\.$/, () => 'A fragment is defined and never used'],
  [/^Cannot spread fragment "\w+" within itself/, () => 'A fragment spreads itself'],
  [
    /^There can be only one (argument|input field|variable|fragment|operation) named /,
    ([kind = '']) => `Two ${kind}s have the same name`,
  ],
  [
    /^This anonymous operation must be the only defined operation\.$/,
    () => 'An operation without a name must be the only one',
  ],
  [
    /^The (?:"\w+"|schema) definition is not executable\.$/,
    () => 'Only operations and fragments can be executed',
  ],
  [/^Maximum introspection depth exceeded$/, () => 'Introspection goes in circles'],
  [
    /^Too many validation errors/,
    () => 'There are more errors than these, which are not looked for any more',
  ],
];

/**
 * What the rules say that depend on the schema. Every one of them is here; a sentence that is not, such as one of a later
 * release, is told in general words.
 */
const SCHEMA_RULES: readonly (readonly [RegExp, State])[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"\.(.*)$/s,
    ([field = '', type = '', rest = ''], isName) =>
      named(isName, [type], `"${type}" has no ${isName(field) ? `field "${field}"` : 'such field'}`, rest),
  ],
  [
    /^Unknown argument "\w+" on field "(\w+)\.(\w+)"\.(.*)$/s,
    ([type = '', field = '', rest = ''], isName) =>
      named(isName, [type, field], `"${type}.${field}" takes no such argument`, rest),
  ],
  [/^Unknown argument "\w+" on directive /, () => 'An argument is given that its directive does not take'],
  [/^Unknown directive /, () => 'There is no such directive'],
  [
    /^Directive "@\w+" may not be used on ([A-Z_]+)\.$/,
    ([place = '']) => `A directive is used that may not be used on ${place}`,
  ],
  [/^(?:Directive|Argument) "@\w+(?:" argument|\()/, () => 'A directive lacks a required argument'],
  [/^The directive "@\w+" can only be used once /, () => 'A directive is used twice in one place'],
  [
    /^Unknown type "\w+"\.(.*)$/s,
    ([rest = ''], isName) => `There is no such type${suggestion(rest, isName)}`,
  ],
  [
    /^Fragment (?:"\w+" )?cannot condition on non composite type "([\w![\]]+)"\.$/,
    ([type = ''], isName) =>
      isTypeName(type, isName)
        ? `A fragment is on "${type}", which has no fields`
        : 'A fragment is on a type that has no fields',
  ],
  [
    /^Fragment (?:"\w+" )?cannot be spread here as objects of type "(\w+)" can never be of type "(\w+)"\.$/,
    ([parent = '', type = ''], isName) =>
      named(isName, [parent, type], `A "${parent}" can never be a "${type}", which a fragment here is on`),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type "([\w![\]]+)" is required/,
    ([field = '', argument = '', type = ''], isName) =>
      named(isName, [field, argument, type], `"${field}" needs the argument "${argument}" of type "${type}"`),
  ],
  [
    /^Field "(\w+)" must not have a selection since type "([\w![\]]+)" has no subfields\.$/,
    ([field = '', type = ''], isName) =>
      named(isName, [field, type], `"${field}" of type "${type}" has no fields to select`),
  ],
  [
    /^Field "(\w+)" of type "([\w![\]]+)" must have (?:a selection|at least one)/,
    ([field = '', type = ''], isName) =>
      named(
        isName,
        [field, type],
        `"${field}" of type "${type}" needs a selection, such as "${field} { __typename }"`,
      ),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "([\w![\]]+)" was not provided\.$/,
    ([type = '', field = ''], isName) => named(isName, [type, field], `"${type}.${field}" is required`),
  ],
  [
    /^Field "\w+" is not defined by type "(\w+)"\.(.*)$/s,
    ([type = '', rest = ''], isName) => named(isName, [type], `"${type}" has no such field`, rest),
  ],
  [
    /^Variable "\$(\w+)" of type "([\w![\]]+)" used in position expecting type "([\w![\]]+)"\.$/,
    ([name = '', type = '', position = ''], isName) =>
      named(
        isName,
        [type, position],
        `${nameOfVariable(name, isName)} of type "${type}" is used where "${position}" is expected`,
      ),
  ],
  [
    /^Variable "\$(\w+)" cannot be non-input type /,
    ([name = ''], isName) => `${nameOfVariable(name, isName)} is of a type that takes no input`,
  ],
  [
    /^Fields "/,
    () => 'Two selections differ and would have the same name in the answer; give one of them an alias',
  ],
  [/^(?:Subscription "|Anonymous Subscription )/, () => 'A subscription has one field at its root'],
  [/^GraphQL introspection is not allowed/, () => 'Introspection is not allowed'],
];

/** A sentence with names, or a general one when not all of them are of the schema; and what may have been meant. */
function named(isName: SchemaNames, names: readonly string[], sentence: string, rest = ''): string {
  return names.every((name) => isTypeName(name, isName))
    ? `${sentence}${suggestion(rest, isName)}`
    : NOT_OF_THE_GRAPH;
}

/** What a rule of validation says, told anew; null for what it says of a literal, and for what nobody here knows. */
export function validationMessage(message: string, isName: SchemaNames): Told | null {
  for (const [rule, state] of TEXT_RULES) {
    const found = rule.exec(message);
    if (found !== null) return toldWithNames((isKnown) => state(found.slice(1), isKnown), isName);
  }
  for (const [rule, state] of SCHEMA_RULES) {
    const found = rule.exec(message);
    if (found !== null) return { open: state(found.slice(1), isName), closed: NOT_OF_THE_GRAPH };
  }
  return null;
}
