import { isTypeName, type SchemaNames, suggestion, type Told, toAll } from './told.js';
import { nameOfVariable } from './value-message.js';

type Parts = readonly (string | undefined)[];

/**
 * What the rules of validation say, by the sentences of graphql-js. Every one of them is here; a sentence that is not, such as
 * one of a later release, is told in general words.
 */
const RULES: readonly (readonly [RegExp, (parts: Parts, isName: SchemaNames) => Told])[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"\.(.*)$/s,
    ([field = '', type = '', rest = ''], isName) => ({
      open: named(
        isName,
        [type],
        `"${type}" has no ${isName(field) ? `field "${field}"` : 'such field'}`,
        rest,
      ),
      closed: 'A field is selected that its type does not have',
    }),
  ],
  [
    /^Unknown argument "\w+" on field "(\w+)\.(\w+)"\.(.*)$/s,
    ([type = '', field = '', rest = ''], isName) => ({
      open: named(isName, [type, field], `"${type}.${field}" takes no such argument`, rest),
      closed: 'An argument is given that its field does not take',
    }),
  ],
  [
    /^Unknown argument "\w+" on directive /,
    () => toAll('An argument is given that its directive does not take'),
  ],
  [/^Unknown directive /, () => toAll('There is no such directive')],
  [
    /^Directive "@\w+" may not be used on ([A-Z_]+)\.$/,
    ([place = '']) => toAll(`A directive is used that may not be used on ${place}`),
  ],
  [/^Unknown fragment /, () => toAll('A fragment is spread that the document does not define')],
  [
    /^Unknown type "\w+"\.(.*)$/s,
    ([rest = ''], isName) => ({
      open: `There is no such type${suggestion(rest, isName)}`,
      closed: 'A type is named that there is not',
    }),
  ],
  [
    /^Fragment (?:"\w+" )?cannot condition on non composite type "([\w![\]]+)"\.$/,
    ([type = ''], isName) => ({
      open: isTypeName(type, isName) ? `A fragment is on "${type}", which has no fields` : ON_NO_FIELDS,
      closed: ON_NO_FIELDS,
    }),
  ],
  [
    /^Fragment (?:"\w+" )?cannot be spread here as objects of type "(\w+)" can never be of type "(\w+)"\.$/,
    ([parent = '', type = ''], isName) => ({
      open: named(
        isName,
        [parent, type],
        `A "${parent}" can never be a "${type}", which a fragment here is on`,
      ),
      closed: 'A fragment is spread where its type can never be',
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type "([\w![\]]+)" is required/,
    ([field = '', argument = '', type = ''], isName) => ({
      open: named(
        isName,
        [field, argument, type],
        `"${field}" needs the argument "${argument}" of type "${type}"`,
      ),
      closed: 'A required argument is missing',
    }),
  ],
  [/^(?:Directive|Argument) "@\w+(?:" argument|\()/, () => toAll('A directive lacks a required argument')],
  [
    /^Field "(\w+)" must not have a selection since type "([\w![\]]+)" has no subfields\.$/,
    ([field = '', type = ''], isName) => ({
      open: named(isName, [field, type], `"${field}" of type "${type}" has no fields to select`),
      closed: 'A selection stands behind a field that takes none',
    }),
  ],
  [
    /^Field "(\w+)" of type "([\w![\]]+)" must have (?:a selection|at least one)/,
    ([field = '', type = ''], isName) => ({
      open: named(
        isName,
        [field, type],
        `"${field}" of type "${type}" needs a selection, such as "${field} { __typename }"`,
      ),
      closed: 'A field lacks the selection that it needs',
    }),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "([\w![\]]+)" was not provided\.$/,
    ([type = '', field = ''], isName) => ({
      open: named(isName, [type, field], `"${type}.${field}" is required`),
      closed: 'A required input field is missing',
    }),
  ],
  [
    /^Field "\w+" is not defined by type "(\w+)"\.(.*)$/s,
    ([type = '', rest = ''], isName) => ({
      open: named(isName, [type], `"${type}" has no such field`, rest),
      closed: 'An input field is given that its type does not have',
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "([\w![\]]+)" used in position expecting type "([\w![\]]+)"\.$/,
    ([name = '', type = '', position = ''], isName) => ({
      open: named(
        isName,
        [type, position],
        `${nameOfVariable(name, isName)} of type "${type}" is used where "${position}" is expected`,
      ),
      closed: `${nameOfVariable(name, isName)} is used where another type is expected`,
    }),
  ],
  [
    /^Variable "\$(\w+)" cannot be non-input type /,
    ([name = ''], isName) => toAll(`${nameOfVariable(name, isName)} is of a type that takes no input`),
  ],
  [
    /^Variable "\$(\w+)" is not defined/,
    ([name = ''], isName) => toAll(`${nameOfVariable(name, isName)} is used and not defined`),
  ],
  [
    /^Variable "\$(\w+)" is never used/,
    ([name = ''], isName) => toAll(`${nameOfVariable(name, isName)} is defined and never used`),
  ],
  [/^Fragment "\w+" is never used\.$/, () => toAll('A fragment is defined and never used')],
  [/^Cannot spread fragment "\w+" within itself/, () => toAll('A fragment spreads itself')],
  [
    /^Fields "/,
    () =>
      toAll('Two selections differ and would have the same name in the answer; give one of them an alias'),
  ],
  [
    /^There can be only one (argument|input field|variable|fragment|operation) named /,
    ([kind = '']) => toAll(`Two ${kind}s have the same name`),
  ],
  [/^The directive "@\w+" can only be used once /, () => toAll('A directive is used twice in one place')],
  [
    /^This anonymous operation must be the only defined operation\.$/,
    () => toAll('An operation without a name must be the only one'),
  ],
  [
    /^The (?:"\w+"|schema) definition is not executable\.$/,
    () => toAll('Only operations and fragments can be executed'),
  ],
  [/^(?:Subscription "|Anonymous Subscription )/, () => toAll('A subscription has one field at its root')],
  [/^Maximum introspection depth exceeded$/, () => toAll('Introspection goes in circles')],
  [/^GraphQL introspection is not allowed/, () => toAll('Introspection is not allowed')],
  [
    /^Too many validation errors/,
    () => toAll('There are more errors than these, which are not looked for any more'),
  ],
];

const ON_NO_FIELDS = 'A fragment is on a type that has no fields';
const INVALID = 'The document does not fit the graph';

/** A sentence with names, or a general one when not all of them are of the schema; and what may have been meant. */
function named(isName: SchemaNames, names: readonly string[], sentence: string, rest = ''): string {
  return names.every((name) => isTypeName(name, isName)) ? `${sentence}${suggestion(rest, isName)}` : INVALID;
}

/** What a rule of validation says, told anew; null for what it says of a literal, and for what nobody here knows. */
export function validationMessage(message: string, isName: SchemaNames): Told | null {
  for (const [rule, state] of RULES) {
    const found = rule.exec(message);
    if (found !== null) return state(found.slice(1), isName);
  }
  return null;
}
