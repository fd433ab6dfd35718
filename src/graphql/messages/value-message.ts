import type { ASTNode } from 'graphql';
import { isTypeName, NOT_OF_THE_GRAPH, type SchemaNames, suggestion, type Told } from './told.js';

/** What graphql-js and scalars say of a value, each with its own sentence; the first group is a name of the schema. */
const RULES: readonly (readonly [RegExp, (name: string, rest: string, isName: SchemaNames) => string])[] = [
  [/^Expected non-nullable type "([\w![\]]+)" not to be null\./, (type) => `expected "${type}", got null`],
  [/^Field "(\w+)" of required type /, (field) => `the field "${field}" is required`],
  [
    /^Field ".*" is not defined by type "(\w+)"\.(.*)$/s,
    (type, rest, isName) => `"${type}" has no such field${suggestion(rest, isName)}`,
  ],
  [
    /^Value ".*" does not exist in "(\w+)" enum\.(.*)$/s,
    (type, rest, isName) => `expected a value of the enum "${type}"${suggestion(rest, isName)}`,
  ],
  [/^Enum "(\w+)" cannot represent /, (type) => `expected a value of the enum "${type}"`],
  [/^Expected (?:value of )?type "([\w![\]]+)"/, expected],
  [/^(\w+) cannot represent /, expected],
];

function expected(type: string): string {
  return `expected a value of type "${type}"`;
}

/** What is wrong with a value, by what was said of it: the rule and the type, never the value. */
export function valueRule(message: string, isName: SchemaNames): string {
  for (const [rule, state] of RULES) {
    const [, name = '', rest = ''] = rule.exec(message) ?? [];
    if (name !== '' && isTypeName(name, isName)) return state(name, rest, isName);
  }
  return 'is not valid';
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
  return {
    open: `${where}: ${valueRule(reason, isName)}`,
    closed: 'A variable has a value that is not valid',
  };
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
  const name = nameBefore(node);
  const where = name !== null && isName(name) ? ` at "${name}"` : '';
  return { open: `Bad input${where}: ${valueRule(message, isName)}`, closed: NOT_OF_THE_GRAPH };
}

/** The name in `name: value`, read off the tokens before the value; null where there is none, as within a list. */
function nameBefore(node: ASTNode | undefined): string | null {
  const sign = node?.loc?.startToken.prev;
  return sign?.kind === ':' && sign.prev?.kind === 'Name' ? sign.prev.value : null;
}
