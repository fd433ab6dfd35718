import type { AssetReport } from '../asset-report.js';
import { daysSince } from '../attributes/days-since.js';

/** The age of a report on a day. */
export interface ReportAge {
  /** Null when the report is from a later day, and when its date is invalid. */
  readonly days: number | null;
  /** The age of the oldest bank data in the report. Null when an Item lacks its date, or has a later or an invalid one. */
  readonly bankDataDays: number | null;
}

/** @param asOf YYYY-MM-DD. */
export function reportAge({ dateGenerated, items }: AssetReport, asOf: string): ReportAge {
  const ages = items.map(({ dateLastUpdated }) =>
    dateLastUpdated === null ? null : daysSince([dayOf(dateLastUpdated)], asOf),
  );
  return { days: daysSince([dayOf(dateGenerated)], asOf), bankDataDays: oldest(ages) };
}

function oldest(ages: readonly (number | null)[]): number | null {
  const known = ages.flatMap((age) => age ?? []);
  return known.length === 0 || known.length < ages.length ? null : Math.max(...known);
}

/** The day of a moment, as written: Plaid's times are in UTC. */
function dayOf(moment: string): string {
  return moment.slice(0, 'YYYY-MM-DD'.length);
}
