import * as z from 'zod';

/** Fields of several requests, with Plaid's limits. */

export const text = z.string();
export const nonEmptyText = z.string().min(1);
export const url = z.string().refine(isUrl, 'must be a URL that starts with http:// or https://');
/** On a refresh an empty string clears the field (Plaid docs: /asset_report/refresh). */
export const urlOrEmpty = z
  .string()
  .refine((value) => value === '' || isUrl(value), 'must be a URL that starts with http:// or https://');

export const assetReportDays = z.int().min(0).max(731);
/** Plaid rejects `include_insights` for a PDF. */
export const pdfOptions = z.strictObject({ days_to_include: assetReportDays.nullish() }).optional();

export const cashflowReportDays = z.int().min(1).max(730);
export const reportType = z.enum(['asset']);

const ssn = z.string().refine((value) => value === '' || /^\d{3}-\d{2}-\d{4}$/.test(value), {
  error: 'must have the format ddd-dd-dddd',
});

export const reportUser = z.strictObject({
  client_user_id: text.nullish(),
  first_name: text.nullish(),
  middle_name: text.nullish(),
  last_name: text.nullish(),
  ssn: ssn.nullish(),
  phone_number: text.nullish(),
  email: text.nullish(),
});

function isUrl(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}
