import { withoutEnd } from '../../lib/deadline.js';
import { clearLoaders } from '../../loaders/loaders.js';
import type { Endpoint } from '../../plaid/endpoint.js';
import type { Context } from '../context.js';

/**
 * Calls an endpoint that changes data at Plaid, and invalidates cached reads, so that the fields of a mutation and other
 * operations see the change. It also invalidates when the call fails, because the change may have happened.
 *
 * The call continues when the client disconnects, and after the time of the operation. It does not begin when too little of that time
 * is left.
 *
 * @param tokens tokens that return something else after the call, or nothing.
 */
export async function callAndInvalidate<Request extends object, Response extends object>(
  {
    clientFor,
    caller,
    loaders,
    reports,
    signal,
    observer,
  }: Pick<Context, 'clientFor' | 'caller' | 'loaders' | 'reports' | 'signal' | 'observer'>,
  endpoint: Endpoint<Request, Response>,
  request: Request,
  tokens: readonly string[] = [],
): Promise<Response> {
  const { tenant } = caller.principal;
  try {
    const plaid = clientFor({ tenant, role: endpoint.role });
    return await plaid.call(endpoint, request, withoutEnd(signal), observer);
  } finally {
    reports.invalidate(tokens);
    clearLoaders(loaders);
  }
}
