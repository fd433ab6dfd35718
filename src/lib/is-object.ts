/** Whether a JSON value is an object, and not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return isNested(value) && !Array.isArray(value);
}

/** Whether a JSON value is an object or a list. */
export function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
