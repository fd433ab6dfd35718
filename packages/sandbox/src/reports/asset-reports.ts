import type { ReportView } from '../formatters/asset-report.js';
import {
  insightsNotEnabled,
  invalidAssetReportToken,
  invalidField,
  invalidParent,
  reportFailed,
  reportNotReady,
} from '../http/errors.js';
import type { Context } from '../state/context.js';
import type { AssetReport, Client } from '../state/entities.js';

export type ReportRequest = Pick<
  AssetReport,
  'clientId' | 'items' | 'daysRequested' | 'options' | 'excludedAccountIds'
>;

/** Begins a new report, PENDING for a while; an older one with the same parameters is left as it is. */
export function generateReport(
  context: Context,
  request: ReportRequest,
  delayMs = context.reportDelayMs,
): AssetReport {
  const dateGenerated = context.clock.now();
  const isFast = request.options.addOns.includes('fast_assets');
  const report = insertReport(context, {
    ...request,
    dateGenerated,
    readyAt: after(dateGenerated, delayMs),
    // Plaid only says that the fast report comes first; here it takes half as long.
    fastReadyAt: isFast ? after(dateGenerated, delayMs / 2) : null,
    failure: context.reportFailures.take(),
  });
  if (report.fastReadyAt && !report.failure) announce(context, report, 'FAST', report.fastReadyAt);
  announce(context, report, 'FULL', report.readyAt);
  return report;
}

/**
 * A new report over some of another's accounts. It "does not contain new Asset data" (Plaid docs:
 * /asset_report/filter), so it keeps the other's date of generation, whose history it is; both of its parts are ready
 * at once when its own time has come.
 */
export function filterReport(
  context: Context,
  parent: AssetReport,
  excludedAccountIds: readonly string[],
): AssetReport {
  const readyAt = after(context.clock.now(), context.reportDelayMs);
  const report = insertReport(context, {
    ...parent,
    excludedAccountIds: [...parent.excludedAccountIds, ...excludedAccountIds],
    readyAt,
    fastReadyAt: parent.fastReadyAt && readyAt,
  });
  announce(context, report, 'FULL', readyAt);
  return report;
}

function insertReport(
  context: Context,
  report: Omit<AssetReport, 'assetReportId' | 'assetReportToken'>,
): AssetReport {
  return context.store.assetReports.insert({
    ...report,
    assetReportId: context.tokens.assetReportId(),
    assetReportToken: context.tokens.assetReportToken(),
  });
}

/** Nobody is told of a report that was removed while it was PENDING. */
function announce(context: Context, report: AssetReport, reportType: 'FAST' | 'FULL', moment: Date): void {
  const { webhook } = report.options;
  context.clock.at(moment, () => {
    if (context.store.assetReports.find('assetReportId', report.assetReportId) !== report) return;
    if (report.failure) {
      context.events.emit({
        kind: 'report-failed',
        report,
        error: reportFailed(report.failure, report.items),
        webhook,
      });
    } else {
      context.events.emit({ kind: 'report-ready', report, reportType, webhook });
    }
  });
}

/** The Items of a report as the bank knows them today, for a report that starts from this one. */
export function currentItems(context: Context, report: AssetReport): AssetReport['items'] {
  return report.items.map((item) => context.store.items.find('itemId', item.itemId) ?? item);
}

export function findReport(context: Context, client: Client, assetReportToken: string): AssetReport {
  const report = context.store.assetReports.find('assetReportToken', assetReportToken);
  if (report?.clientId !== client.clientId) throw invalidAssetReportToken();
  return report;
}

/**
 * The report that a copy is to be made of. One that was removed, or was never made, is told apart from a token that
 * the client never had (Plaid docs: errors/assets, INVALID_PARENT).
 */
export function findParent(context: Context, client: Client, assetReportToken: string): AssetReport {
  const removed = context.store.removedAssetReports.find('assetReportToken', assetReportToken);
  if (removed?.clientId === client.clientId) throw invalidParent();
  const report = findReport(context, client, assetReportToken);
  if (report.failure && isDue(context, report.readyAt)) throw invalidParent();
  return report;
}

export function removeReport(context: Context, report: AssetReport): void {
  const { assetReportToken, clientId } = report;
  context.store.assetReports.remove(report);
  context.store.removedAssetReports.insert({ assetReportToken, clientId });
}

/** Refuses what this reader may not see of the report, or may not see yet. */
export function checkReadable(context: Context, reader: Client, report: AssetReport, view: ReportView): void {
  if (view.fast && report.fastReadyAt === null) {
    throw invalidField('fast_report requires a report created with the fast_assets add-on');
  }
  checkReady(context, report, view.fast ? report.fastReadyAt : report.readyAt);
  if (view.includeInsights && !reader.insightsEnabled) throw insightsNotEnabled();
}

/** A report that fails is PENDING until it does, its fast part too. */
export function checkReady(
  context: Context,
  report: AssetReport,
  readyAt: Date | null = report.readyAt,
): void {
  if (report.failure && isDue(context, report.readyAt)) {
    throw reportFailed(report.failure, report.items);
  }
  if (report.failure || !isDue(context, readyAt ?? report.readyAt)) throw reportNotReady();
}

function isDue(context: Context, moment: Date): boolean {
  return context.clock.now() >= moment;
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
