import type { ValidationError } from 'class-validator';
import type { ArgumentValidationError } from 'type-graphql';
import { kindOf } from '../lib/kind-of.js';

/**
 * Names each field that broke a rule, the rule, and the kind of value that stood there; never the value, which may be a
 * token or a person's.
 */
export function describeArgumentErrors(error: ArgumentValidationError): string {
  const failures = error.extensions.validationErrors.flatMap((failure) =>
    describe(failure as ValidationError, ''),
  );
  return `Bad input: ${failures.join('; ')}`;
}

function describe(failure: ValidationError, parent: string): string[] {
  const field = parent === '' ? failure.property : `${parent}.${failure.property}`;
  const rules = [...new Set(Object.values(failure.constraints ?? {}))];
  const own = rules.length === 0 ? [] : [`${field}: ${rules.join(' and ')}, got ${kindOf(failure.value)}`];
  return [...own, ...(failure.children ?? []).flatMap((child) => describe(child, field))];
}

/**
 * graphql-js quotes the offending value in what it says about literals and variables. This keeps what names the place
 * and the rule (field, variable, type) and drops the value.
 *
 * A value may imitate the sentence around it, so a name is repeated only if the schema has it.
 *
 * @param isName whether the schema has a type or an input field of this name.
 */
export function withoutValues(message: string, isName: (name: string) => boolean): string {
  if (message.includes('call stack')) return 'Syntax Error: the document is nested too deeply';
  if (message.startsWith('Syntax Error:'))
    return message.replace(/\b(String|BlockString|Int|Float) ".*"/s, '$1');
  if (message.startsWith('Unknown operation named')) return 'The document has no operation of that name';
  if (message.startsWith('There can be only one operation named')) return 'Two operations have the same name';
  const variable = /^Variable "(\$\w+)" got invalid value /.exec(message)?.[1];
  if (variable !== undefined) {
    const place = placeOf(message, isName);
    return `Variable "${variable}"${place}: ${ruleOf(message, isName) ?? 'is not valid'}`;
  }
  return QUOTES_A_VALUE.test(message)
    ? `Bad input: ${ruleOf(message, isName) ?? 'a value is not valid'}`
    : message;
}

const QUOTES_A_VALUE = /cannot represent|does not exist in|^Expected value of type|has invalid value/;

function placeOf(message: string, isName: (name: string) => boolean): string {
  const place = /.* at "([\w.[\]]+)"; /s.exec(message)?.[1];
  // The first part is the variable, which the document names; the others are input fields or places in a list.
  const [, ...fields] = place?.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part)) ?? [];
  return place !== undefined && fields.every(isName) ? ` at "${place}"` : '';
}

/** What graphql-js states, in the parts of its sentences that hold names of the schema: the name, and what to say of it. */
const RULES: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/Field ".*" is not defined by type "(\w+)"/gs, (type) => `"${type}" has no such field`],
  [/Field "(\w+)" of required type/g, (field) => `the field "${field}" is required`],
  [/Expected non-nullable type "([\w![\]]+)" not to be null/g, (type) => `expected "${type}", got null`],
  [/Expected (?:value of )?type "([\w![\]]+)"/g, (type) => `expected a value of type "${type}"`],
  [/does not exist in "(\w+)" enum/g, (type) => `expected a value of the enum "${type}"`],
  [/Enum "(\w+)" cannot represent/g, (type) => `expected a value of the enum "${type}"`],
  [/(\w+) cannot represent/g, (type) => `expected a value of type "${type}"`],
];

function ruleOf(message: string, isName: (name: string) => boolean): string | null {
  for (const [rule, state] of RULES) {
    for (const [, name = ''] of message.matchAll(rule)) {
      if (isName(name.replace(/[![\]]/g, ''))) return state(name);
    }
  }
  return null;
}
