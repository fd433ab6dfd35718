import type { Logger } from 'pino';

/** An origin is logged once per interval. */
const INTERVAL_MS = 60_000;

/** Per interval, so that a client that invents origins cannot fill the log. */
const MAX_ORIGINS = 20;

/** A scheme, a host and an optional port: RFC 6454, section 6.1. */
const ORIGIN = /^[a-z][a-z0-9+.-]{0,31}:\/\/[a-z0-9._:[\]-]{1,260}$/i;

/** The origin that a browser sends for a page without one, such as a file. */
const OPAQUE = 'null';

/**
 * Logs the origins that CORS_ORIGINS does not allow. Browsers hide the responses from their pages, and name the setting nowhere.
 */
export function createRefusedOrigins(log: Logger, now: () => number = Date.now): (origin: string) => void {
  /** Oldest first. */
  const loggedAt = new Map<string, number>();
  return (sent) => {
    // A browser sends nothing else. Other text is not logged.
    const origin = sent === OPAQUE || ORIGIN.test(sent) ? sent : 'malformed';
    const time = now();
    for (const [logged, at] of loggedAt) {
      if (time - at < INTERVAL_MS) break;
      loggedAt.delete(logged);
    }
    if (loggedAt.has(origin) || loggedAt.size >= MAX_ORIGINS) return;
    loggedAt.set(origin, time);
    log.warn(
      { origin },
      'pages of this origin may not call this server; CORS_ORIGINS lists the origins that may',
    );
  };
}
