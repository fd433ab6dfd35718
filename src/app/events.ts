import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { EventLog } from '../events/event-log.js';
import type { Events } from '../events/events.js';
import { PollLeases } from '../events/poll-leases.js';
import { ReportIndex } from '../events/report-index.js';
import { ReportWatch } from '../events/report-watch.js';
import { createTopics } from '../events/topic.js';
import { WatchedReports } from '../events/watched-reports.js';
import { describeError } from '../lib/describe-error.js';
import type { ClientKeyOf } from '../plaid/clients.js';
import type { ReportStore } from '../reports/report-store.js';
import { deriveKey } from '../sealing/derive-key.js';
import { createRingSealer } from '../sealing/sealed-value.js';
import type { State } from './state.js';

/** Creates what subscriptions are told, over the state. */
export function createEvents(
  { sealingKeys, isPolling }: Config,
  { store: state, processes }: Pick<State, 'store' | 'processes'>,
  { reports, clientKeyOf }: { readonly reports: ReportStore; readonly clientKeyOf: ClientKeyOf },
  log: Logger,
): Events {
  const [first] = sealingKeys;
  if (first === undefined) throw new Error('There must be a key for the names of topics');
  const topicKey = deriveKey(first, 'event-topic');
  const topics = createTopics(topicKey, clientKeyOf);
  const sealer = createRingSealer(sealingKeys, 'event-encryption');
  const eventLog = new EventLog(state, sealer);
  return {
    topics,
    log: eventLog,
    reports: new ReportWatch({
      topics,
      log: eventLog,
      watched: new WatchedReports(state),
      leases: new PollLeases(state, processes),
      index: new ReportIndex(state, sealer, topicKey),
      reports,
      isPolling,
      onFailure: (error) =>
        log.debug({ error: describeError(error) }, 'a report that somebody waits for cannot be read'),
    }),
  };
}
