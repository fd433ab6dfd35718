import type { IncomingMessage } from 'node:http';
import type { Problem } from '../graphql/errors/problem.js';
import { countOf } from './header-count.js';

const TWO_HOSTS: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'A request must have one Host header',
};

const MISDIRECTED: Problem = {
  status: 421,
  code: 'BAD_REQUEST',
  title: 'This server does not accept that host name; PUBLIC_URL adds one',
};

/**
 * What is wrong with the host name of a request; null if nothing.
 *
 * @param hostNames the accepted ones; null for any.
 */
export function hostFault(request: IncomingMessage, hostNames: readonly string[] | null): Problem | null {
  // Node shows only the first, and a proxy may have used the other (RFC 9112, section 3.2).
  if (countOf('host', request) > 1) return TWO_HOSTS;
  return hostNames?.includes(hostNameIn(request.headers.host ?? '')) === false ? MISDIRECTED : null;
}

/** Without the port. An IPv6 address keeps its brackets. */
function hostNameIn(host: string): string {
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':', 1)[0] ?? '');
}
