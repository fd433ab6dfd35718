import type { IncomingMessage } from 'node:http';

/**
 * How often a header was sent. Of some that are sent twice, `headers` shows the first alone.
 *
 * @param header in lower case.
 */
export function countOf(header: string, { rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): number {
  let count = 0;
  // Names and values take turns.
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === header) count += 1;
  }
  return count;
}
