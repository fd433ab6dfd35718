import { openCursor, sealCursor } from '../../events/cursor.js';
import type { Occurrence } from '../../events/event.js';
import type { Topic } from '../../events/topic.js';
import { type AssetReportSource, currentOf } from '../../reports/sources/sources.js';
import { openReport } from '../asset-report/asset-report.kind.js';
import type { Context } from '../context.js';
import { BadInputError } from '../errors/errors.js';
import type { AfterArgs, ReportReadyArgs } from './report-event.args.js';

/** What a subscription gets: an event, and the cursor that names it. */
export interface RelayOccurrence extends Occurrence {
  readonly cursor: string;
}

export interface ReportOccurrence extends RelayOccurrence {
  readonly source: AssetReportSource;
}

/**
 * The events of a report, for one caller.
 *
 * @throws {NotFoundError} when the id cannot be opened.
 * @throws {PlaidError} when Plaid refuses the token.
 */
export async function followReport(
  { id, after }: ReportReadyArgs,
  { caller, events: { reports }, sealedIds, signal }: Context,
): Promise<AsyncIterable<ReportOccurrence>> {
  // A relay token is followed through its refreshes, also when the id names one of its snapshots.
  const source = currentOf(openReport(id, sealedIds));
  const report = { tenant: caller.principal.tenant, source };
  const topic = reports.topicOf(report);
  const resumed = startOf(after, topic, sealedIds);
  // Also with a cursor: the token may have been revoked meanwhile.
  const current = await reports.start(report, resumed !== null);
  const start = resumed ?? current;
  return mapped(reports.follow(report, start, signal), (occurrence) => ({
    ...occurrence,
    source,
    cursor: sealCursor(topic, occurrence.sequence, sealedIds),
  }));
}

/** The events of the tenant's relay tokens. Without a cursor, those to come. */
export async function followRelays(
  { after }: AfterArgs,
  { caller, events: { topics, log }, sealedIds, signal }: Context,
): Promise<AsyncIterable<RelayOccurrence>> {
  const topic = topics.ofRelays(caller.principal.tenant);
  const start = startOf(after, topic, sealedIds) ?? (await log.last(topic));
  return mapped(log.follow(topic, start, signal), (occurrence) => ({
    ...occurrence,
    cursor: sealCursor(topic, occurrence.sequence, sealedIds),
  }));
}

function startOf(
  after: string | null | undefined,
  topic: Topic,
  sealedIds: Context['sealedIds'],
): number | null {
  if (after === null || after === undefined) return null;
  const sequence = openCursor(topic, after, sealedIds);
  if (sequence === null) throw new BadInputError('after must be a cursor of this subscription');
  return sequence;
}

async function* mapped<From, To>(values: AsyncIterable<From>, map: (value: From) => To): AsyncGenerator<To> {
  for await (const value of values) yield map(value);
}
