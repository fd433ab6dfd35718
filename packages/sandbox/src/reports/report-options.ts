import type { z } from 'zod';
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

/** What a refresh may say anew. */
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

/** Field by field: naming one does not clear the others (Plaid's own SDK tests rely on it). */
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
 * An absent field keeps its value and an empty string clears it (Plaid docs: /asset_report/refresh). What null does
 * Plaid does not say; here it keeps, because many clients send null for what they leave out.
 */
function override(original: string | null, change: string | null | undefined): string | null {
  if (change === undefined || change === null) return original;
  return change === '' ? null : change;
}
