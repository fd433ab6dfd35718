import type { Problem } from '../../graphql/errors/problem.js';

/** The cursor of a client that connects again, as EventSource sends it. It takes the place of the variable in `after`. */
export const LAST_EVENT_ID_HEADER = 'last-event-id';

export const NO_AFTER_VARIABLE: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'Last-Event-ID needs a subscription whose argument "after" is a variable',
};
