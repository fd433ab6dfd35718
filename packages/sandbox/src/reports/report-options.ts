import type * as z from 'zod';
import type { reportUser } from '../routes/fields.js';
import type { ReportOptions, ReportUser } from '../state/entities.js';

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

/** The options that a refresh can change. */
interface OptionChanges {
  readonly client_report_id?: string | null | undefined;
  readonly webhook?: string | null | undefined;
  readonly user?: z.output<typeof reportUser> | undefined;
}

export function mergeOptions(original: ReportOptions, changes: OptionChanges): ReportOptions {
  return {
    ...original,
    clientReportId: override(original.clientReportId, changes.client_report_id),
    webhook: override(original.webhook, changes.webhook),
    user: mergeUser(original.user, changes.user),
  };
}

/** Field by field: a changed field does not clear the others (Plaid's SDK tests depend on this). */
function mergeUser(original: ReportUser, changes: OptionChanges['user'] = {}): ReportUser {
  return {
    clientUserId: override(original.clientUserId, changes.client_user_id),
    firstName: override(original.firstName, changes.first_name),
    middleName: override(original.middleName, changes.middle_name),
    lastName: override(original.lastName, changes.last_name),
    ssn: override(original.ssn, changes.ssn),
    phoneNumber: override(original.phoneNumber, changes.phone_number),
    email: override(original.email, changes.email),
  };
}

/**
 * A missing field keeps its value, an empty string clears it (Plaid docs: /asset_report/refresh). An assumption: null keeps the
 * value too, because many clients send null for missing fields.
 */
function override(original: string | null, change: string | null | undefined): string | null {
  if (change === undefined || change === null) return original;
  return change === '' ? null : change;
}
