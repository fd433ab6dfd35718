import type { Client, Sandbox } from 'creditgraph-sandbox';
import {
  type AssetReportCreateRequestOptions,
  type AssetReportGetRequest,
  Configuration,
  PlaidApi,
  Products,
} from 'plaid';

/** The official SDK with the URL of the sandbox. */
export function sdk({ url }: Sandbox, client: Client): PlaidApi {
  const headers = { 'PLAID-CLIENT-ID': client.clientId, 'PLAID-SECRET': client.secret };
  return new PlaidApi(new Configuration({ basePath: url, baseOptions: { headers } }));
}

/** Logs a borrower in and returns the access token of the Item. */
export async function link(
  plaid: PlaidApi,
  login: { username?: string; password?: string } = {},
): Promise<string> {
  const { data: created } = await plaid.sandboxPublicTokenCreate({
    institution_id: 'ins_109508',
    initial_products: [Products.Assets],
    options: {
      override_username: login.username ?? 'user_salaried',
      override_password: login.password ?? 'pass_good',
    },
  });
  const { data: exchanged } = await plaid.itemPublicTokenExchange({ public_token: created.public_token });
  return exchanged.access_token;
}

export async function createReport(
  plaid: PlaidApi,
  accessToken: string,
  options: AssetReportCreateRequestOptions = {},
  daysRequested = 60,
) {
  const { data } = await plaid.assetReportCreate({
    access_tokens: [accessToken],
    days_requested: daysRequested,
    options,
  });
  return data;
}

export async function getReport(
  plaid: PlaidApi,
  assetReportToken: string,
  request: AssetReportGetRequest = {},
) {
  return (await plaid.assetReportGet({ asset_report_token: assetReportToken, ...request })).data;
}

/** The error of the SDK for a refused call. */
export async function errorOf(
  promise: Promise<unknown>,
): Promise<{ status: number; code: string; message: string | null }> {
  const { response } = await promise.then(
    () => Promise.reject(new Error('expected an error')),
    (error) => error,
  );
  // The error of a file endpoint is JSON too.
  const data = response.data instanceof Uint8Array ? JSON.parse(String(response.data)) : response.data;
  return {
    status: response.status,
    code: `${data.error_type}/${data.error_code}`,
    message: data.error_message,
  };
}

export const notReady = { status: 400, code: 'ASSET_REPORT_ERROR/PRODUCT_NOT_READY', message: '' };
export const invalidParent = { status: 400, code: 'ASSET_REPORT_ERROR/INVALID_PARENT' };
export const invalidToken = { status: 400, code: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN' };
export const invalidAuditCopy = {
  status: 400,
  code: 'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  message: null,
};
/** Also for a relay token that is unknown, revoked or of another client. */
export const invalidField = { status: 400, code: 'INVALID_REQUEST/INVALID_FIELD' };
