import type * as z from 'zod';
import { invalidField, missingFields, type PlaidApiError, unknownFields } from './errors.js';
import type { JsonObject } from './json-object.js';

/**
 * Parses a request body.
 *
 * @throws PlaidApiError UNKNOWN_FIELDS, MISSING_FIELDS or INVALID_FIELD.
 */
export function validate<S extends z.ZodType>(schema: S, body: JsonObject): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw explain(result.error.issues, body);
}

/** An error reports one kind of problem: unknown fields, or else missing fields, or else invalid values. */
function explain(issues: readonly z.core.$ZodIssue[], body: JsonObject): PlaidApiError {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => fieldName([...issue.path, key])) : [],
  );
  if (unknown.length > 0) return unknownFields(unknown);
  const missing = issues.filter((issue) => valueAt(body, issue.path) === undefined);
  if (missing.length > 0) return missingFields(missing.map((issue) => fieldName(issue.path)));
  return invalidField(issues.map((issue) => `${fieldName(issue.path)} ${complaint(issue)}`).join('; '));
}

/** Describes the problem without the value, which can be a token or a social security number. */
function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected === 'int' ? 'integer' : issue.expected}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must be a non-empty string';
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum} entries`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum} entries`
        : `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`;
    case 'invalid_union':
      return 'options' in issue ? `must be one of: ${issue.options?.join(', ')}` : 'is not valid';
    case 'custom':
      return issue.message;
    default:
      return 'is not valid';
  }
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    body,
  );
}
