/** Whether a value of JSON is an object, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return isNested(value) && !Array.isArray(value);
}

/** Whether a value of JSON is an object or a list. */
export function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
