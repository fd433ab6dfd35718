import type {
  AssetReportGetResponse,
  AssetReportItem,
  AssetReportUser,
  Cause,
  AssetReport as WireAssetReport,
  Warning as WireWarning,
} from 'plaid';
import { type AccountReport, mapAccount } from './account.mapper.js';
import { mapAccountInsights } from './account-insights.mapper.js';
import type {
  AssetReport,
  AssetReportAnswer,
  Item,
  ReportUser,
  Warning,
  WarningCause,
} from './asset-report.js';
import { warningCode } from './enums.js';
import { mapErrorDetails } from './error-details.mapper.js';
import { list, object, objectOrNull, Place, text, textOrNull, wholeNumber } from './reader.js';

/**
 * Reads the answer that `/asset_report/get`, `/asset_report/audit_copy/get` and `/credit/relay/get` share. Runs once
 * per answer, and is where its shape is checked: behind it every guaranteed field is there and of its kind.
 *
 * @param endpoint Plaid's path, for the error.
 * @param hasInsights whether it was asked for with Insights: the answer itself does not say.
 * @throws {MalformedAnswerError} naming the first guaranteed field that is missing.
 */
export function mapAssetReportAnswer(
  wire: AssetReportGetResponse,
  endpoint: string,
  hasInsights: boolean,
): AssetReportAnswer {
  const at = Place.of(endpoint);
  return {
    report: object(wire.report, at, 'report', (report, place) => mapAssetReport(report, place, hasInsights)),
    warnings: list(wire.warnings, at, 'warnings', mapWarning),
    requestId: text(wire.request_id, at, 'request_id'),
  };
}

function mapAssetReport(wire: WireAssetReport, at: Place, hasInsights: boolean): AssetReport {
  const dateGenerated = text(wire.date_generated, at, 'date_generated');
  return {
    assetReportId: text(wire.asset_report_id, at, 'asset_report_id'),
    clientReportId: textOrNull(wire.client_report_id),
    dateGenerated,
    daysRequested: wholeNumber(wire.days_requested, at, 'days_requested'),
    user: objectOrNull(wire.user, at, 'user', mapReportUser) ?? mapReportUser({}),
    hasInsights,
    items: list(wire.items, at, 'items', (item, place) =>
      mapItem(item, place, { dateGenerated, hasInsights }),
    ),
    insights: objectOrNull(wire.insights, at, 'insights', mapAccountInsights),
  };
}

/** All of it is optional, so a report without a user (Plaid's schema has none) is one with an empty user. */
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

function mapItem(wire: AssetReportItem, at: Place, report: AccountReport): Item {
  return {
    itemId: text(wire.item_id, at, 'item_id'),
    institutionName: text(wire.institution_name, at, 'institution_name'),
    institutionId: text(wire.institution_id, at, 'institution_id'),
    dateLastUpdated: text(wire.date_last_updated, at, 'date_last_updated'),
    accounts: list(wire.accounts, at, 'accounts', (account, place) => mapAccount(account, place, report)),
  };
}

function mapWarning(wire: WireWarning, at: Place): Warning {
  const code = text(wire.warning_code, at, 'warning_code');
  return {
    warningType: text(wire.warning_type, at, 'warning_type'),
    warningCode: warningCode.read(code),
    warningCodeRaw: code,
    cause: objectOrNull(wire.cause, at, 'cause', mapWarningCause),
  };
}

/**
 * The cause is flat: Plaid's error fields beside `item_id`, not nested under `error` as older SDKs expected. Plaid's own
 * example lacks an `item_id`, so nothing here counts as guaranteed.
 */
function mapWarningCause(wire: Cause): WarningCause {
  return { itemId: textOrNull(wire.item_id), ...mapErrorDetails(wire) };
}
