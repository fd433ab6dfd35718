import type { Problem } from '../graphql/errors/problem.js';
import { isNested } from '../lib/is-object.js';

export const FORBIDDEN_KEY: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'A key is not accepted: "__proto__", or "prototype" within "constructor"',
};

/**
 * Whether a value that was parsed from JSON has a key that could change a prototype where it is copied, at any depth. No
 * operation needs one; graphql-js would take the value of a variable `$__proto__` for the prototype of all variables.
 */
export function hasForbiddenKey(json: unknown): boolean {
  // Without recursion: a body may be nested as deeply as it is long.
  const open = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (!isNested(value)) continue;
    if (Object.hasOwn(value, '__proto__')) return true;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'constructor' && isNested(inner) && Object.hasOwn(inner, 'prototype')) return true;
      open.push(inner);
    }
  }
  return false;
}
