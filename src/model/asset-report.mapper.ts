import type {
  AssetReportGetResponse,
  AssetReportItem,
  AssetReportUser,
  Cause,
  PlaidError,
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
import { list, listOrEmpty, numberOrNull, object, objectOrNull, Place, text, textOrNull } from './reader.js';

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
  const answer = {
    report: object(wire.report, at, 'report', (report, place) => mapAssetReport(report, place, hasInsights)),
    warnings: listOrEmpty(wire.warnings, at, 'warnings', mapWarning),
    requestId: text(wire.request_id, at, 'request_id'),
  };
  return { ...answer, warnings: [...answer.warnings, ...at.shortened.map(entriesOmitted)] };
}

function entriesOmitted(field: string): Warning {
  return {
    warningType: 'CREDITGRAPH_WARNING',
    warningCode: 'ENTRIES_OMITTED',
    warningCodeRaw: 'ENTRIES_OMITTED',
    field,
    cause: null,
  };
}

function mapAssetReport(wire: WireAssetReport, at: Place, hasInsights: boolean): AssetReport {
  const dateGenerated = text(wire.date_generated, at, 'date_generated');
  return {
    assetReportId: text(wire.asset_report_id, at, 'asset_report_id'),
    clientReportId: textOrNull(wire.client_report_id),
    dateGenerated,
    daysRequested: numberOrNull(wire.days_requested),
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
  };
}

/** In older answers the error stands under a key of its own, beside `item_id`. */
interface WireWarningCause extends Cause {
  error?: PlaidError | null;
}

/**
 * The cause is flat: Plaid's error fields beside `item_id`. Plaid's own example lacks an `item_id`, so nothing here counts
 * as guaranteed.
 */
function mapWarningCause(wire: WireWarningCause, at: Place): WarningCause {
  const nested = objectOrNull(wire.error, at, 'error', (error) => error);
  return { itemId: textOrNull(wire.item_id), ...mapErrorDetails({ ...wire, ...nested }, at) };
}
