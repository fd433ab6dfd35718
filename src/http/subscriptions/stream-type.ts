import type { IncomingHttpHeaders } from 'node:http';
import Negotiator from 'negotiator';
import type { Problem } from '../../graphql/errors/problem.js';
import type { Framing } from './framing.js';
import { MULTIPART } from './multipart.framing.js';
import { SSE } from './sse.framing.js';

/** By the media type in the Accept header. The first is the default. */
const FRAMINGS: Readonly<Record<string, Framing>> = {
  'text/event-stream': SSE,
  'multipart/mixed;boundary=graphql;subscriptionSpec=1.0': MULTIPART,
  'multipart/mixed;subscriptionSpec=1.0': MULTIPART,
};

export const NOT_STREAMABLE: Problem = {
  status: 406,
  code: 'BAD_REQUEST',
  title:
    'A subscription is sent as text/event-stream or as multipart/mixed;subscriptionSpec=1.0; name one of them in Accept',
};

/**
 * How a subscription is written for this client; null when it names no type of a stream. Wildcards do not count: a client that
 * sends one does not expect a response without an end.
 */
export function framingOf({ accept }: Pick<IncomingHttpHeaders, 'accept'>): Framing | null {
  const named = accept?.split(',').filter((range) => !range.includes('/*'));
  if (named === undefined || named.length === 0) return null;
  const type = new Negotiator({ headers: { accept: named.join(',') } }).mediaType(Object.keys(FRAMINGS));
  return type === undefined ? null : (FRAMINGS[type] ?? null);
}
