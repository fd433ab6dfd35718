import type { IncomingMessage } from 'node:http';

/**
 * How often a header was sent. `headers` hides some duplicates.
 *
 * @param header in lower case.
 */
export function countOf(header: string, { rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): number {
  let count = 0;
  // Names and values alternate.
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === header) count += 1;
  }
  return count;
}
