import type { RateLimits } from '../http/rate-limits.js';
import type { ReportFailureQueue } from '../reports/report-failures.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Clients } from './clients.js';
import type { Clock } from './clock.js';
import type { Events } from './events.js';
import type { Store } from './store.js';
import type { TokenSource } from './tokens.js';

/** The state and services that routes use. */
export interface Context {
  readonly clock: Clock;
  readonly events: Events;
  readonly webhooks: Webhooks;
  readonly tokens: TokenSource;
  readonly clients: Clients;
  readonly store: Store;
  readonly rateLimits: RateLimits;
  readonly reportFailures: ReportFailureQueue;
  /** Borrowers and tokens are derived from it. */
  readonly seed: string;
  /** How long a report is PENDING. */
  readonly reportDelayMs: number;
  /** How long `/cashflow_report/refresh` takes. */
  readonly cashflowDelayMs: number;
}
