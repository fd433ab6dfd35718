import type { ReportView } from '../formatters/asset-report.js';
import {
  insightsNotEnabled,
  invalidAssetReportToken,
  invalidField,
  invalidParent,
  reportFailed,
  reportNotReady,
} from '../http/errors.js';
import type { World } from '../state/context.js';
import type { AssetReport, Client } from '../state/entities.js';

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
  const isFast = request.options.addOns.includes('fast_assets');
  const report = insertReport(world, {
    ...request,
    dateGenerated,
    readyAt: after(dateGenerated, delayMs),
    // Plaid only says that the fast report comes first; here it takes half as long.
    fastReadyAt: isFast ? after(dateGenerated, delayMs / 2) : null,
    failure: world.reportFailures.take(),
  });
  if (report.fastReadyAt && !report.failure) announce(world, report, 'FAST', report.fastReadyAt);
  announce(world, report, 'FULL', report.readyAt);
  return report;
}

/**
 * A new report over some of another's accounts. It "does not contain new Asset data" (Plaid docs:
 * /asset_report/filter), so it keeps the other's date of generation, whose history it is; both of its parts are ready
 * at once when its own time has come.
 */
export function filterReport(
  world: World,
  parent: AssetReport,
  excludedAccountIds: readonly string[],
): AssetReport {
  const readyAt = after(world.clock.now(), world.reportDelayMs);
  const report = insertReport(world, {
    ...parent,
    excludedAccountIds: [...parent.excludedAccountIds, ...excludedAccountIds],
    readyAt,
    fastReadyAt: parent.fastReadyAt && readyAt,
  });
  announce(world, report, 'FULL', readyAt);
  return report;
}

function insertReport(
  world: World,
  report: Omit<AssetReport, 'assetReportId' | 'assetReportToken'>,
): AssetReport {
  return world.store.assetReports.insert({
    ...report,
    assetReportId: world.tokens.assetReportId(),
    assetReportToken: world.tokens.assetReportToken(),
  });
}

/** Nobody is told of a report that was removed while it was PENDING. */
function announce(world: World, report: AssetReport, reportType: 'FAST' | 'FULL', moment: Date): void {
  const { webhook } = report.options;
  world.clock.at(moment, () => {
    if (world.store.assetReports.find('assetReportId', report.assetReportId) !== report) return;
    if (report.failure) {
      world.events.emit({
        kind: 'report-failed',
        report,
        error: reportFailed(report.failure, report.items),
        webhook,
      });
    } else {
      world.events.emit({ kind: 'report-ready', report, reportType, webhook });
    }
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

/**
 * The report that a copy is to be made of. One that was removed, or was never made, is told apart from a token that
 * the client never had (Plaid docs: errors/assets, INVALID_PARENT).
 */
export function findParent(world: World, client: Client, assetReportToken: string): AssetReport {
  const removed = world.store.removedAssetReports.find('assetReportToken', assetReportToken);
  if (removed?.clientId === client.clientId) throw invalidParent();
  const report = findReport(world, client, assetReportToken);
  if (report.failure && isDue(world, report.readyAt)) throw invalidParent();
  return report;
}

export function removeReport(world: World, report: AssetReport): void {
  const { assetReportToken, clientId } = report;
  world.store.assetReports.remove(report);
  world.store.removedAssetReports.insert({ assetReportToken, clientId });
}

/** Refuses what this reader may not see of the report, or may not see yet. */
export function checkReadable(world: World, reader: Client, report: AssetReport, view: ReportView): void {
  if (view.fast && report.fastReadyAt === null) {
    throw invalidField('fast_report requires a report created with the fast_assets add-on');
  }
  checkReady(world, report, view.fast ? report.fastReadyAt : report.readyAt);
  if (view.includeInsights && !reader.insightsEnabled) throw insightsNotEnabled();
}

/** A report that fails is PENDING until it does, its fast part too. */
export function checkReady(world: World, report: AssetReport, readyAt: Date | null = report.readyAt): void {
  if (report.failure && isDue(world, report.readyAt)) {
    throw reportFailed(report.failure, report.items);
  }
  if (report.failure || !isDue(world, readyAt ?? report.readyAt)) throw reportNotReady();
}

function isDue(world: World, moment: Date): boolean {
  return world.clock.now() >= moment;
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
