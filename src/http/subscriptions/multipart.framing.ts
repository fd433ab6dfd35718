import type { Framing } from './framing.js';

/** Clients deliver a part when its closing delimiter arrives, so each part brings it along. */
const DELIMITER = '\r\n--graphql';

const part = (content: object) =>
  `\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(content)}${DELIMITER}`;

const HEARTBEAT = part({});

/** Multipart HTTP, as Apollo Client and Apollo Router have it (`subscriptionSpec=1.0`). */
export const MULTIPART: Framing = {
  transport: 'multipart',
  contentType: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0',
  start: DELIMITER + HEARTBEAT,
  heartbeat: HEARTBEAT,
  event: ({ result }) => part({ payload: result }),
  failure: (errors) => part({ payload: null, errors }),
  end: '--\r\n',
};
