import {
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

// Called millions of times, and access to globals is slow in a test module.
const { isArray } = Array;
const { keys } = Object;

/**
 * The places of a value that do not fit a type; empty for a fitting value. Stricter than graphql-js: an object must have all
 * fields of its type without a resolver and no other keys, and nothing is coerced.
 */
export function misfits(value: unknown, type: GraphQLOutputType, at: string): string[] {
  const found: string[] = [];
  checkOf(type)(value, { at: [at], found });
  return found;
}

interface Walk {
  /** The path of the current value. Formatted only for a misfit, because most values fit. */
  readonly at: string[];
  readonly found: string[];
}

type Check = (value: unknown, walk: Walk) => void;

/** Computed once for each type, because inspecting a type is slow. */
const checks = new WeakMap<GraphQLOutputType, Check>();

function checkOf(type: GraphQLOutputType): Check {
  const known = checks.get(type);
  if (known !== undefined) return known;
  const check = makeCheck(type);
  checks.set(type, check);
  return check;
}

function makeCheck(type: GraphQLOutputType): Check {
  if (isNonNullType(type)) {
    const inner = checkOf(type.ofType);
    return (value, walk) =>
      value === null ? void walk.found.push(`${walk.at.join('')} is null`) : inner(value, walk);
  }
  if (isListType(type)) {
    const inner = checkOf(type.ofType);
    return (value, walk) => {
      if (isArray(value)) {
        for (let index = 0; index < value.length; index += 1) step(`[${index}]`, value[index], inner, walk);
      } else if (value !== null) walk.found.push(`${walk.at.join('')} is not a list`);
    };
  }
  if (isObjectType(type)) return checkOfObject(type);
  return (value, { at, found }) => {
    if (value === null || isLeaf(value, type as GraphQLScalarType | GraphQLEnumType)) return;
    found.push(`${at.join('')} is not a value of ${type}`);
  };
}

function checkOfObject(type: GraphQLObjectType): Check {
  const fields = new Map(
    Object.values(type.getFields()).map(({ name, type, resolve }) => [
      name,
      { at: `.${name}`, check: checkOf(type), isResolved: resolve !== undefined },
    ]),
  );
  return (value, walk) => {
    const { at, found } = walk;
    if (value === null) return;
    if (typeof value !== 'object') return void found.push(`${at.join('')} is not an object`);
    for (const key of keys(value)) {
      if (!fields.has(key)) found.push(`${at.join('')}.${key} is not in the graph`);
    }
    for (const [name, field] of fields) {
      if (field.isResolved && !(name in value)) continue;
      step(field.at, (value as Record<string, unknown>)[name], field.check, walk);
    }
  };
}

function step(name: string, value: unknown, check: Check, walk: Walk): void {
  walk.at.push(name);
  check(value, walk);
  walk.at.pop();
}

function isLeaf(value: unknown, type: GraphQLScalarType | GraphQLEnumType): boolean {
  if ('getValue' in type) return valuesOf(type).has(value);
  switch (type.name) {
    case 'Int':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
    case 'Float':
      return Number.isFinite(value);
    case 'Boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

const enumValues = new WeakMap<GraphQLEnumType, Set<unknown>>();

function valuesOf(type: GraphQLEnumType): Set<unknown> {
  const known = enumValues.get(type) ?? new Set(type.getValues().map(({ value }) => value));
  enumValues.set(type, known);
  return known;
}
