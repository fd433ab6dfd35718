import type { z } from 'zod';
import { invalidField, missingFields, type PlaidApiError, unknownFields } from './errors.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a request body, or says what is wrong with it in Plaid's words. */
export function validate<S extends z.ZodType>(schema: S, body: JsonObject): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw explain(result.error.issues, body);
}

/** One answer names one kind of mistake: fields that should not be there, then fields that should, then bad values. */
function explain(issues: readonly z.core.$ZodIssue[], body: JsonObject): PlaidApiError {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => fieldName([...issue.path, key])) : [],
  );
  if (unknown.length > 0) return unknownFields(unknown);
  const missing = issues.filter((issue) => valueAt(body, issue.path) === undefined);
  if (missing.length > 0) return missingFields(missing.map((issue) => fieldName(issue.path)));
  return invalidField(issues.map((issue) => `${fieldName(issue.path)} ${complaint(issue)}`).join('; '));
}

/** What is wrong with a value, without the value: it may be a token or somebody's social security number. */
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
