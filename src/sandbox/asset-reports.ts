import type { AssetReport, Client, ReportOptions, ReportUser } from './entities.js';
import { insightsNotEnabled, invalidAssetReportToken, invalidField, reportNotReady } from './errors.js';
import type { ReportView } from './formatters/asset-report.js';
import type { World } from './world.js';

export const noUser: ReportUser = {
  clientUserId: null,
  firstName: null,
  middleName: null,
  lastName: null,
  ssn: null,
  phoneNumber: null,
  email: null,
};

export const noOptions: ReportOptions = {
  clientReportId: null,
  webhook: null,
  user: noUser,
  addOns: [],
  requireAllItems: true,
};

export type ReportRequest = Pick<
  AssetReport,
  'clientId' | 'items' | 'daysRequested' | 'options' | 'excludedAccountIds'
>;

/** Begins a new report, PENDING for a while; an older one with the same parameters is left as it is. */
export function generateReport(
  world: World,
  request: ReportRequest,
  delayMs = world.reportDelayMs,
): AssetReport {
  const dateGenerated = world.clock.now();
  const report = world.store.assetReports.insert({
    ...request,
    assetReportId: world.tokens.assetReportId(),
    assetReportToken: world.tokens.assetReportToken(),
    dateGenerated,
    readyAt: new Date(dateGenerated.getTime() + delayMs),
  });
  if (hasFastReport(report)) announce(world, report, 'FAST', fastReadyAt(report));
  announce(world, report, 'FULL', report.readyAt);
  return report;
}

/** Nobody is told of a report that was removed while it was PENDING. */
function announce(world: World, report: AssetReport, reportType: 'FAST' | 'FULL', moment: Date): void {
  world.clock.at(moment, () => {
    if (world.store.assetReports.find('assetReportId', report.assetReportId) !== report) return;
    world.events.emit({ kind: 'report-ready', report, reportType, webhook: report.options.webhook });
  });
}

/** The Items of a report as the bank knows them today, for a report that starts from this one. */
export function currentItems(world: World, report: AssetReport): AssetReport['items'] {
  return report.items.map((item) => world.store.items.find('itemId', item.itemId) ?? item);
}

export function findReport(world: World, client: Client, assetReportToken: string): AssetReport {
  const report = world.store.assetReports.find('assetReportToken', assetReportToken);
  if (report?.clientId !== client.clientId) throw invalidAssetReportToken();
  return report;
}

/** Refuses what this reader may not see of the report, or may not see yet. */
export function checkReadable(world: World, reader: Client, report: AssetReport, view: ReportView): void {
  if (view.fast && !hasFastReport(report)) {
    throw invalidField('fast_report requires a report created with the fast_assets add-on');
  }
  if (world.clock.now() < (view.fast ? fastReadyAt(report) : report.readyAt)) throw reportNotReady();
  if (view.includeInsights && !reader.insightsEnabled) throw insightsNotEnabled();
}

function hasFastReport(report: AssetReport): boolean {
  return report.options.addOns.includes('fast_assets');
}

/** Plaid only says that the fast report comes first; here it takes half as long. */
function fastReadyAt(report: AssetReport): Date {
  return new Date((report.dateGenerated.getTime() + report.readyAt.getTime()) / 2);
}
