import type DataLoader from 'dataloader';
import type { Held } from '../cache/shared-cache.js';
import { createLoader } from './create-loader.js';
import type { ReportState } from './report-state.js';
import type { ReportRead, ReportStore } from './report-store.js';

/** Where an operation reads reports, and who is told of it. */
export interface ReportReading {
  readonly reports: ReportStore;
  /** Called with each report that the operation was given, so that its answer can be kept as long as they stand. */
  readonly onRead: (held: Held<ReportState>) => void;
  /** Ends when nobody waits for the operation any more. */
  readonly signal: AbortSignal;
}

/**
 * A loader memo over the shared cache. A report that is asked for without Insights may come with them, when it is at hand
 * so: nothing that does not need them can tell.
 */
export function createReportLoader<Key, Request extends object>(
  toRead: (key: Key) => ReportRead<Request>,
  { reports, onRead, signal }: ReportReading,
): DataLoader<Key, ReportState, string> {
  return createLoader(
    (key) => {
      const { token, includeInsights, variant = [] } = toRead(key);
      return JSON.stringify([token, includeInsights, ...variant]);
    },
    async (key) => {
      const read = toRead(key);
      const rich = read.includeInsights ? undefined : reports.peekRich(read);
      const held = rich ?? (await reports.load(read, signal));
      onRead(held);
      return held.value;
    },
  );
}
