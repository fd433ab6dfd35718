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

/** Creates a report, PENDING for `delayMs`. Older reports with the same parameters do not change. */
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
    // An assumption: Plaid only documents that the fast report is ready first.
    fastReadyAt: isFast ? after(dateGenerated, delayMs / 2) : null,
    failure: context.reportFailures.take(),
  });
  if (report.fastReadyAt && !report.failure) announce(context, report, 'FAST', report.fastReadyAt);
  announce(context, report, 'FULL', report.readyAt);
  return report;
}

/**
 * Creates a report with some of the parent's accounts. It "does not contain new Asset data" (Plaid docs: /asset_report/filter),
 * so it has the parent's date of generation. Its fast and full versions are ready at the same time.
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

/** Emits no event if the report was removed while it was PENDING. */
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

/** The current versions of the report's Items, for a refresh. */
export function currentItems(context: Context, report: AssetReport): AssetReport['items'] {
  return report.items.map((item) => context.store.items.find('itemId', item.itemId) ?? item);
}

export function findReport(context: Context, client: Client, assetReportToken: string): AssetReport {
  const report = context.store.assetReports.find('assetReportToken', assetReportToken);
  if (report?.clientId !== client.clientId) throw invalidAssetReportToken();
  return report;
}

/**
 * Finds the original report of a filtered report or an audit copy.
 *
 * @throws PlaidApiError INVALID_PARENT for a removed or failed report (Plaid docs: errors/assets), INVALID_ASSET_REPORT_TOKEN for
 * an unknown token.
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

/** @throws PlaidApiError when this client may not read this view of the report, or the report is not ready or failed. */
export function checkReadable(context: Context, reader: Client, report: AssetReport, view: ReportView): void {
  if (view.fast && report.fastReadyAt === null) {
    throw invalidField('fast_report requires a report created with the fast_assets add-on');
  }
  checkReady(context, report, view.fast ? report.fastReadyAt : report.readyAt);
  if (view.includeInsights && !reader.insightsEnabled) throw insightsNotEnabled();
}

/** A report with a failure is PENDING until `report.readyAt`, also its fast version. */
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
