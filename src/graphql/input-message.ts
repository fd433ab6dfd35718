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
 */
export function withoutValues(message: string): string {
  if (message.startsWith('Syntax Error:'))
    return message.replace(/\b(String|BlockString|Int|Float) ".*"/s, '$1');
  const variable = /^Variable "(\$\w+)" got invalid value /.exec(message)?.[1];
  if (variable !== undefined) {
    const place = /.* at "([\w.[\]]+)"; /s.exec(message)?.[1];
    return `Variable "${variable}"${place === undefined ? '' : ` at "${place}"`}: ${ruleOf(message) ?? 'is not valid'}`;
  }
  return QUOTES_A_VALUE.test(message) ? `Bad input: ${ruleOf(message) ?? 'a value is not valid'}` : message;
}

const QUOTES_A_VALUE = /cannot represent|does not exist in|^Expected value of type|has invalid value/;

/** The rules that graphql-js states, in the parts of its sentences that hold names of the schema only. */
const RULES = [
  /Expected (?:non-nullable )?type "[\w![\]]+" (?:to be an object|not to be null)/,
  /Field "\w+" is not defined by type "\w+"/,
  /Field "\w+" of required type "[\w![\]]+" was not provided/,
  /Expected value of type "[\w![\]]+"/,
  /\w+ cannot represent (?:a |an )?non[\w -]+ value/,
  /(?:Enum )?"\w+" cannot represent non-(?:enum|string) value/,
];

function ruleOf(message: string): string | null {
  const enumName = /does not exist in "(\w+)" enum/.exec(message)?.[1];
  if (enumName !== undefined) return `expected a value of the enum "${enumName}"`;
  for (const rule of RULES) {
    const stated = rule.exec(message)?.[0];
    if (stated !== undefined) return stated;
  }
  return null;
}
