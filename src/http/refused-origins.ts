import type { Logger } from 'pino';

/** The same origin is logged once in this time. */
const INTERVAL_MS = 60_000;

/** How many origins are logged in that time, so that a client that makes them up cannot fill the log. */
const MAX_ORIGINS = 20;

/** A scheme, a host and perhaps a port, as browsers send them: RFC 6454, section 6.1. */
const ORIGIN = /^[a-z][a-z0-9+.-]{0,31}:\/\/[a-z0-9._:[\]-]{1,260}$/i;

/** What a browser sends for a page that has no origin of its own, such as a file. */
const OPAQUE = 'null';

/**
 * Logs origins whose pages a browser keeps from reading our answers. Only the browser's console says so otherwise, and it
 * does not name the setting.
 */
export function createRefusedOrigins(log: Logger, now: () => number = Date.now): (origin: string) => void {
  /** In the order in which they were logged, so the oldest is first. */
  const loggedAt = new Map<string, number>();
  return (sent) => {
    // Anything else is no page's, and is not repeated.
    const origin = sent === OPAQUE || ORIGIN.test(sent) ? sent : 'malformed';
    const time = now();
    for (const [logged, at] of loggedAt) {
      if (time - at < INTERVAL_MS) break;
      loggedAt.delete(logged);
    }
    if (loggedAt.has(origin) || loggedAt.size >= MAX_ORIGINS) return;
    loggedAt.set(origin, time);
    log.warn({ origin }, 'a page of this origin may not call; CORS_ORIGINS lists those that may');
  };
}
