import type { ASTNode } from 'graphql';
import { isTypeName, type SchemaNames, suggestion, type Told, toAll } from './told.js';

/** What graphql-js and scalars say of a value, each with its own sentence; the first group is a name of the schema. */
const RULES: readonly (readonly [RegExp, (name: string, rest: string, isName: SchemaNames) => Told])[] = [
  [
    /^Expected non-nullable type "([\w![\]]+)" not to be null\./,
    (type) => ({ open: `expected "${type}", got null`, closed: 'must not be null' }),
  ],
  [
    /^Field "(\w+)" of required type /,
    (field) => ({ open: `the field "${field}" is required`, closed: 'a required field is missing' }),
  ],
  [
    /^Field ".*" is not defined by type "(\w+)"\.(.*)$/s,
    (type, rest, isName) => ({
      open: `"${type}" has no such field${suggestion(rest, isName)}`,
      closed: 'has a field that there is not',
    }),
  ],
  [
    /^Value ".*" does not exist in "(\w+)" enum\.(.*)$/s,
    (type, rest, isName) => ({
      open: `expected a value of the enum "${type}"${suggestion(rest, isName)}`,
      closed: WRONG_KIND,
    }),
  ],
  [
    /^Enum "(\w+)" cannot represent /,
    (type) => ({ open: `expected a value of the enum "${type}"`, closed: WRONG_KIND }),
  ],
  [/^Expected (?:value of )?type "([\w![\]]+)"/, expected],
  [/^(\w+) cannot represent /, expected],
];

const WRONG_KIND = 'is not a value of the right kind';

function expected(type: string): Told {
  return { open: `expected a value of type "${type}"`, closed: WRONG_KIND };
}

/** What is wrong with a value, by what was said of it: the rule and the type, never the value. */
export function valueRule(message: string, isName: SchemaNames): Told {
  for (const [rule, state] of RULES) {
    const [, name = '', rest = ''] = rule.exec(message) ?? [];
    if (name !== '' && isTypeName(name, isName)) return state(name, rest, isName);
  }
  return toAll('is not valid');
}

/**
 * What is wrong with a variable. graphql-js puts the value, and the place in it, before what it says.
 *
 * @param message all that was said.
 * @param reason the end of it, without the value.
 */
export function variableMessage(message: string, reason: string, isName: SchemaNames): Told {
  const name = /^Variable "\$(\w+)"/.exec(message)?.[1] ?? '';
  const place = / at "([\w.[\]]+)"$/.exec(
    message.slice(0, message.length - reason.length - '; '.length),
  )?.[1];
  const where = `${nameOfVariable(name, isName)}${place !== undefined && isPlace(place, isName) ? ` at "${place}"` : ''}`;
  const { open, closed } = valueRule(reason, isName);
  return { open: `${where}: ${open}`, closed: `${where}: ${closed}` };
}

/** A variable by its name, where the schema has that name too, as most variables are called after what they fill. */
export function nameOfVariable(name: string, isName: SchemaNames): string {
  return isName(name) ? `Variable "$${name}"` : 'A variable';
}

function isPlace(place: string, isName: SchemaNames): boolean {
  return place.split(/[.[\]]+/).every((part) => part === '' || /^\d+$/.test(part) || isName(part));
}

/** What is wrong with a literal, and the argument or input field that it was written for. */
export function literalMessage(message: string, node: ASTNode | undefined, isName: SchemaNames): Told {
  const { open, closed } = valueRule(message, isName);
  const name = nameBefore(node);
  const where = name !== null && isName(name) ? ` at "${name}"` : '';
  return { open: `Bad input${where}: ${open}`, closed: `Bad input${where}: ${closed}` };
}

/** The name in `name: value`, read off the tokens before the value; null where there is none, as within a list. */
function nameBefore(node: ASTNode | undefined): string | null {
  const sign = node?.loc?.startToken.prev;
  return sign?.kind === ':' && sign.prev?.kind === 'Name' ? sign.prev.value : null;
}
