import { clearLoaders } from '../../loaders/loaders.js';
import type { Endpoint } from '../../plaid/endpoint.js';
import type { Context } from '../context.js';

/**
 * Calls an endpoint that changes something, and forgets what was read before, so that the fields behind a mutation, and
 * other operations, see the change; also when the call fails, for it may have happened all the same.
 *
 * Not given the client's signal: a call that was sent is not taken back by hanging up.
 *
 * @param tokens those that lead to something else afterwards, or to nothing.
 */
export async function callAndInvalidate<Request extends object, Response extends object>(
  { clientFor, caller, loaders, reports }: Pick<Context, 'clientFor' | 'caller' | 'loaders' | 'reports'>,
  endpoint: Endpoint<Request, Response>,
  request: Request,
  tokens: readonly string[] = [],
): Promise<Response> {
  const { tenant } = caller.principal;
  try {
    return await clientFor({ tenant, role: endpoint.role }).call(endpoint, request);
  } finally {
    reports.invalidate(tokens);
    clearLoaders(loaders);
  }
}
