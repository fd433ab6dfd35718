import type { ErrorDetail, Item, ReportFailure } from '../state/entities.js';

/** The error of one Item inside an error about several Items (Plaid docs: errors/assets). */
export interface ItemCause extends ErrorDetail {
  readonly itemId: string;
}

interface PlaidApiErrorFields {
  readonly status: number;
  readonly errorType: string;
  readonly errorCode: string;
  /** Null where Plaid sends an error without a message. */
  readonly errorMessage: string | null;
  readonly causes?: readonly ItemCause[] | undefined;
}

/** An error response. Its message names fields and never contains values, which can be tokens. */
export class PlaidApiError extends Error {
  override readonly name = 'PlaidApiError' as const;
  readonly status: number;
  readonly errorType: string;
  readonly errorCode: string;
  readonly errorMessage: string | null;
  readonly causes: readonly ItemCause[] | undefined;

  constructor({ status, errorType, errorCode, errorMessage, causes }: PlaidApiErrorFields) {
    super(errorMessage ?? errorCode);
    this.status = status;
    this.errorType = errorType;
    this.errorCode = errorCode;
    this.errorMessage = errorMessage;
    this.causes = causes;
  }
}

const invalidRequest = (code: string, message: string) =>
  new PlaidApiError({ status: 400, errorType: 'INVALID_REQUEST', errorCode: code, errorMessage: message });
const invalidInput = (code: string, message: string | null) =>
  new PlaidApiError({ status: 400, errorType: 'INVALID_INPUT', errorCode: code, errorMessage: message });
const itemError = (code: string, message: string) =>
  new PlaidApiError({ status: 400, errorType: 'ITEM_ERROR', errorCode: code, errorMessage: message });
const sandboxError = (code: string, message: string) =>
  new PlaidApiError({ status: 400, errorType: 'SANDBOX_ERROR', errorCode: code, errorMessage: message });
const assetReportError = (code: string, message: string, causes?: readonly ItemCause[]) =>
  new PlaidApiError({
    status: 400,
    errorType: 'ASSET_REPORT_ERROR',
    errorCode: code,
    errorMessage: message,
    causes,
  });

// Plaid docs: errors/invalid-request
export const invalidBody = () => invalidRequest('INVALID_BODY', 'body could not be parsed as JSON');
export const invalidField = (message: string) => invalidRequest('INVALID_FIELD', message);
export const missingFields = (fields: readonly string[]) =>
  invalidRequest('MISSING_FIELDS', `the following required fields are missing: ${fields.join(', ')}`);
export const unknownFields = (fields: readonly string[]) =>
  invalidRequest(
    'UNKNOWN_FIELDS',
    `the following fields are not recognized by this endpoint: ${fields.join(', ')}`,
  );
export const notFound = () =>
  new PlaidApiError({
    status: 404,
    errorType: 'INVALID_REQUEST',
    errorCode: 'NOT_FOUND',
    errorMessage: 'the requested endpoint does not exist',
  });

// Plaid docs: errors/invalid-input. A wrong secret is 400, not 401.
export const invalidApiKeys = () => invalidInput('INVALID_API_KEYS', 'invalid client_id or secret provided');
export const invalidInstitution = () =>
  invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided');
/** Also for the token of another client, so that a client cannot find out that the token exists. */
export const invalidAccessToken = () =>
  invalidInput('INVALID_ACCESS_TOKEN', 'provided access token is in an invalid format or does not exist');
export const invalidPublicToken = () =>
  invalidInput('INVALID_PUBLIC_TOKEN', 'provided public token is invalid, expired or already used');
/** Also for the key of another environment. */
export const invalidWebhookVerificationKeyId = () =>
  invalidInput('INVALID_WEBHOOK_VERIFICATION_KEY_ID', 'provided key_id is not the id of a key');
/** Not in Plaid's list of errors, but Plaid's sandbox returns it for an unknown token. */
export const invalidAssetReportToken = () =>
  invalidInput('INVALID_ASSET_REPORT_TOKEN', 'provided asset report token is invalid or was removed');

/** Plaid's example has no message, although the schema requires one (Plaid docs: errors/invalid-input). */
export const invalidAuditCopyToken = () => invalidInput('INVALID_AUDIT_COPY_TOKEN', null);
export const invalidAccountId = (where: string) =>
  invalidInput('INVALID_ACCOUNT_ID', `${where} names an account that does not exist`);

// Plaid docs: errors/item
export const invalidCredentials = () =>
  itemError('INVALID_CREDENTIALS', 'the provided credentials were not correct');
export const cashflowReportNotReady = () =>
  itemError('PRODUCT_NOT_READY', 'this Item has no Cashflow Report yet; call /cashflow_report/refresh first');
/** An assumption: Plaid does not document the error for an Item without the product. */
export const cashflowNotEnabled = () =>
  itemError('PRODUCT_NOT_ENABLED', 'the Cashflow Report is not enabled for this Item');
export const productsNotSupported = () =>
  itemError('PRODUCTS_NOT_SUPPORTED', 'the Cashflow Report is not supported for the accounts of this Item');

// Plaid docs: errors/assets
/** Plaid's message is empty too. */
export const reportNotReady = () => assetReportError('PRODUCT_NOT_READY', '');
export const invalidParent = () =>
  assetReportError('INVALID_PARENT', 'the original Asset Report was removed or could not be generated');
/** The error of a failed report: in its webhook, and for each client that reads it. */
export const reportFailed = (failure: ReportFailure, items: readonly Item[]) => {
  const causes = items.map(({ itemId }) => ({
    itemId,
    errorType: 'ITEM_ERROR',
    errorCode: 'ITEM_LOGIN_REQUIRED',
    errorMessage: 'the login details of this Item have changed',
    displayMessage: null,
  }));
  return assetReportError(
    failure,
    failureMessages[failure],
    failure === 'DATA_UNAVAILABLE' ? causes : undefined,
  );
};
const failureMessages: Record<ReportFailure, string> = {
  ASSET_REPORT_GENERATION_FAILED: 'the Asset Report could not be generated',
  DATA_QUALITY_CHECK_FAILED: 'the data of the institution did not pass the quality checks',
  DATA_UNAVAILABLE: 'the data of at least one Item is not available',
};
export const reportGenerationFailed = () => reportFailed('ASSET_REPORT_GENERATION_FAILED', []);
export const insightsNotEnabled = () =>
  assetReportError('INSIGHTS_NOT_ENABLED', 'Asset Reports with Insights are not enabled for this client');
export const assetsNotEnabled = (itemIds: readonly string[]) => {
  const message = "the 'assets' product is required but not enabled for this Item";
  return assetReportError(
    'PRODUCT_NOT_ENABLED',
    message,
    itemIds.map((itemId) => ({
      itemId,
      errorType: 'ITEM_ERROR',
      errorCode: 'PRODUCT_NOT_ENABLED',
      errorMessage: message,
      displayMessage: null,
    })),
  );
};

// Plaid docs: errors/sandbox
export const sandboxProductNotEnabled = (product: string) =>
  sandboxError('SANDBOX_PRODUCT_NOT_ENABLED', `the ${product} product is not enabled for this Item`);
export const sandboxWebhookInvalid = () =>
  sandboxError('SANDBOX_WEBHOOK_INVALID', 'this Item has no webhook to send to');

// Plaid docs: errors/rate-limit-exceeded
export const rateLimitExceeded = () =>
  new PlaidApiError({
    status: 429,
    errorType: 'RATE_LIMIT_EXCEEDED',
    errorCode: 'RATE_LIMIT',
    errorMessage: rateLimitMessage,
  });
export const rateLimitMessage =
  'rate limit exceeded for attempts to access this endpoint. please try again later';

// Plaid docs: errors/api
export const internalServerError = () =>
  new PlaidApiError({
    status: 500,
    errorType: 'API_ERROR',
    errorCode: 'INTERNAL_SERVER_ERROR',
    errorMessage: 'an unexpected error occurred',
  });
