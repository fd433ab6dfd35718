import type { Problem } from '../graphql/errors/problem.js';
import { isNested } from '../lib/is-object.js';

export const FORBIDDEN_KEY: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'The JSON must not have the key "__proto__", or "prototype" within "constructor"',
};

/**
 * Whether parsed JSON has, at any depth, a key that could change a prototype when it is copied. No operation needs such a key.
 * graphql-js would use the value of a variable `$__proto__` as the prototype of all variables.
 */
export function hasForbiddenKey(json: unknown): boolean {
  // Without recursion, because a body may be nested so deeply that the stack overflows.
  const open = isNested(json) ? [json] : [];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Object.hasOwn(value, '__proto__')) return true;
    for (const [key, inner] of Object.entries(value)) {
      if (!isNested(inner)) continue;
      if (key === 'constructor' && Object.hasOwn(inner, 'prototype')) return true;
      open.push(inner);
    }
  }
  return false;
}
