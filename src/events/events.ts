import type { EventLog } from './event-log.js';
import type { ReportWatch } from './report-watch.js';
import type { Topics } from './topic.js';

/** What subscriptions are told, and where it comes from. */
export interface Events {
  readonly topics: Topics;
  readonly log: EventLog;
  readonly reports: ReportWatch;
}
