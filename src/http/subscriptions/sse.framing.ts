import type { Framing } from './framing.js';

/** A comment. */
const HEARTBEAT = ':\n\n';

const next = (data: object, id: string | null) =>
  `${id === null ? '' : `id: ${id}\n`}event: next\ndata: ${JSON.stringify(data)}\n\n`;

/** Server-sent events, as the distinct connections mode of graphql-sse has them, with the cursor as `id`. */
export const SSE: Framing = {
  transport: 'sse',
  contentType: 'text/event-stream; charset=utf-8',
  start: HEARTBEAT,
  heartbeat: HEARTBEAT,
  event: ({ cursor, result }) => next(result, cursor),
  failure: (errors) => next({ errors }, null),
  // No space: urql would parse it as JSON. No missing `data`: browsers would skip the event.
  end: 'event: complete\ndata:\n\n',
};
