import type { Problem } from '../../graphql/errors/problem.js';
import { isObject } from '../../lib/is-object.js';
import type { RequestOperation } from '../request-operation.js';

export const BAD_VARIABLES: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'The variables must be a JSON object',
};

/** The variables of an operation by POST or GET, as a new object; null when they are no object. */
export function variablesOf({
  body,
  search,
}: Pick<RequestOperation, 'body' | 'search'>): Record<string, unknown> | null {
  const sent = isObject(body) ? body.variables : parsed(new URLSearchParams(search).get('variables'));
  if (sent === undefined || sent === null) return {};
  return isObject(sent) ? { ...sent } : null;
}

/** The text itself when it is no JSON, because then it is no object either. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
