import type {
  AssetReportGetResponse,
  AssetReportItem,
  AssetReportUser,
  Cause,
  PlaidError,
  AssetReport as WireAssetReport,
  Warning as WireWarning,
} from 'plaid';
import { Lazy } from '../lib/lazy.js';
import { type AccountReport, mapAccount } from './account.mapper.js';
import { mapAccountInsights } from './account-insights.mapper.js';
import type {
  AssetReport,
  AssetReportResponse,
  Item,
  ReadOptions,
  ReportUser,
  Warning,
  WarningCause,
} from './asset-report.js';
import { combinedCoverage } from './coverage.js';
import { mayLackTransactions, missingHistory } from './coverage-warnings.js';
import { daysBefore } from './days-before.js';
import { warningCode } from './enums.js';
import { mapErrorDetails } from './error-details.mapper.js';
import { list, listOrEmpty, numberOrNull, object, objectOrNull, Place, text, textOrNull } from './reader.js';

/**
 * Maps the common response of `/asset_report/get`, `/asset_report/audit_copy/get` and `/credit/relay/get`. Also validates it:
 * afterwards every guaranteed field is present and has its type.
 *
 * @param endpoint Plaid's path, for the error.
 * @param options the options of the request.
 * @throws {MalformedResponseError} naming the first guaranteed field that is missing.
 */
export function mapAssetReportResponse(
  wire: AssetReportGetResponse,
  endpoint: string,
  options: ReadOptions,
): AssetReportResponse {
  const at = Place.of(endpoint);
  const warnings = listOrEmpty(wire.warnings, at, 'warnings', mapWarning);
  const report = object(wire.report, at, 'report', (inner, place) =>
    mapAssetReport(inner, place, options, warnings),
  );
  const requestId = text(wire.request_id, at, 'request_id');
  return {
    report,
    warnings: [...warnings, ...missingHistory(report, warnings), ...at.incompleteLists.map(entriesOmitted)],
    requestId,
  };
}

function entriesOmitted(field: string): Warning {
  return {
    warningType: 'CREDITGRAPH_WARNING',
    warningCode: 'ENTRIES_OMITTED',
    warningCodeRaw: 'ENTRIES_OMITTED',
    field,
    cause: null,
    accountIds: null,
  };
}

function mapAssetReport(
  wire: WireAssetReport,
  at: Place,
  { includeInsights: hasInsights, fastReport, daysToInclude }: ReadOptions,
  warnings: readonly Warning[],
): AssetReport {
  const dateGenerated = text(wire.date_generated, at, 'date_generated');
  const daysRequested = numberOrNull(wire.days_requested);
  const days = leastOf(daysRequested, daysToInclude);
  const requestedFrom = new Lazy(() => (days === null ? null : daysBefore(dateGenerated, days)));
  const items = list(wire.items, at, 'items', (item, place) =>
    mapItem(item, place, (itemId) => ({
      dateGenerated,
      hasInsights,
      requestedFrom,
      isWithoutHistory: fastReport || days === 0 || mayLackTransactions(warnings, itemId),
    })),
  );
  return {
    assetReportId: text(wire.asset_report_id, at, 'asset_report_id'),
    clientReportId: textOrNull(wire.client_report_id),
    dateGenerated,
    daysRequested,
    user: objectOrNull(wire.user, at, 'user', mapReportUser) ?? mapReportUser({}),
    hasInsights,
    coverage: new Lazy(() =>
      combinedCoverage(
        requestedFrom.get(),
        items.flatMap(({ accounts }) =>
          accounts.map(({ parts, coverage }) => ({ parts, coverage: coverage.get() })),
        ),
      ),
    ),
    items,
    insights: objectOrNull(wire.insights, at, 'insights', mapAccountInsights),
  };
}

/** All fields are optional. A report without a user, which Plaid's schema does not allow, has an empty user. */
function mapReportUser(wire: AssetReportUser): ReportUser {
  return {
    clientUserId: textOrNull(wire.client_user_id),
    firstName: textOrNull(wire.first_name),
    middleName: textOrNull(wire.middle_name),
    lastName: textOrNull(wire.last_name),
    ssn: textOrNull(wire.ssn),
    phoneNumber: textOrNull(wire.phone_number),
    email: textOrNull(wire.email),
  };
}

function mapItem(wire: AssetReportItem, at: Place, reportOf: (itemId: string) => AccountReport): Item {
  const itemId = text(wire.item_id, at, 'item_id');
  const report = reportOf(itemId);
  return {
    itemId,
    institutionName: textOrNull(wire.institution_name),
    institutionId: textOrNull(wire.institution_id),
    dateLastUpdated: textOrNull(wire.date_last_updated),
    accounts: list(wire.accounts, at, 'accounts', (account, place) => mapAccount(account, place, report)),
  };
}

function mapWarning(wire: WireWarning, at: Place): Warning {
  const code = textOrNull(wire.warning_code);
  return {
    warningType: textOrNull(wire.warning_type),
    warningCode: warningCode.read(code),
    warningCodeRaw: code,
    field: null,
    cause: objectOrNull(wire.cause, at, 'cause', mapWarningCause),
    accountIds: null,
  };
}

/** Older responses have the error under its own key, beside `item_id`. */
interface WireWarningCause extends Cause {
  error?: PlaidError | null;
}

/**
 * The cause is flat: Plaid's error fields beside `item_id`. All fields are optional, because Plaid's own example lacks an
 * `item_id`.
 */
function mapWarningCause(wire: WireWarningCause, at: Place): WarningCause {
  const nested = objectOrNull(wire.error, at, 'error', (error) => error);
  return { itemId: textOrNull(wire.item_id), ...mapErrorDetails({ ...wire, ...nested }, at) };
}

function leastOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
