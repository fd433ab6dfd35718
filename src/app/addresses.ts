import type { Config } from '../config/config.js';
import { LOOPBACK } from '../config/url-rules.js';

/** A host as in a URL. A server that listens on all interfaces is reachable at localhost. */
export function addressable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * The host names that a server on loopback accepts; null for any. Otherwise a page whose host name resolves to this machine (DNS
 * rebinding) would have the same origin as the server.
 */
export function hostNamesOf({ host, publicUrl }: Config['http']): readonly string[] | null {
  if (!LOOPBACK.includes(host)) return null;
  return publicUrl === null ? LOOPBACK : [...LOOPBACK, new URL(publicUrl).hostname];
}
