import type { Config } from '../config/config.js';
import { LOOPBACK } from '../config/url-rules.js';

/** A host as a URL has it. Whoever listens everywhere is here as well. */
export function addressable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * The names under which a server on loopback may be called, or null for any: a page whose name is pointed at this machine
 * would otherwise be of our own origin.
 */
export function hostNamesOf({ host, publicUrl }: Config['http']): readonly string[] | null {
  if (!LOOPBACK.includes(host)) return null;
  return publicUrl === null ? LOOPBACK : [...LOOPBACK, new URL(publicUrl).hostname];
}
