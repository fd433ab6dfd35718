import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BadRequest,
  call,
  itRefuses,
  itRefusesBadRequests,
  type Refusal,
} from '../../../../test/support/wire-call.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'asset-report-refusals',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
  });
});
afterAll(() => sandbox.stop());

const assetReportToken = () => sandbox.samples.assetReports[0]?.assetReportToken ?? '';
const accessToken = () => sandbox.samples.accessTokens[0]?.accessToken ?? '';
const createReport = () => ({ access_tokens: [accessToken()], days_requested: 30 });
const ours = () => sandbox.clients.ours;
const partner = () => sandbox.clients.partner;

const badRequests: BadRequest[] = [
  {
    what: 'an unknown field',
    path: '/asset_report/get',
    body: () => ({ asset_report_token: assetReportToken(), colour: 1, days: 2 }),
    code: 'UNKNOWN_FIELDS',
    message: /colour, days/,
  },
  {
    what: 'a nested unknown field',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), options: { user: { nickname: 'x' } } }),
    code: 'UNKNOWN_FIELDS',
    message: /options\.user\.nickname/,
  },
  {
    what: 'add-ons on a refresh',
    path: '/asset_report/refresh',
    body: () => ({ asset_report_token: assetReportToken(), options: { add_ons: ['investments'] } }),
    code: 'UNKNOWN_FIELDS',
    message: /options\.add_ons/,
  },
  {
    what: 'a report without access tokens',
    path: '/asset_report/create',
    body: () => ({ days_requested: 30 }),
    code: 'MISSING_FIELDS',
    message: /: access_tokens$/,
  },
  {
    what: 'a get without a token',
    path: '/asset_report/get',
    body: () => ({}),
    code: 'MISSING_FIELDS',
    message: /: asset_report_token$/,
  },
  {
    what: '732 days of an Asset Report',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), days_requested: 732 }),
    code: 'INVALID_FIELD',
    message: /^days_requested must be at most 731$/,
  },
  {
    what: 'negative days',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), days_requested: -1 }),
    code: 'INVALID_FIELD',
    message: /^days_requested/,
  },
  {
    what: 'half a day',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), days_requested: 1.5 }),
    code: 'INVALID_FIELD',
    message: /^days_requested must be of type integer$/,
  },
  {
    what: 'days as a string',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), days_requested: '30' }),
    code: 'INVALID_FIELD',
    message: /^days_requested/,
  },
  {
    what: '732 days to include',
    path: '/asset_report/get',
    body: () => ({ asset_report_token: assetReportToken(), options: { days_to_include: 732 } }),
    code: 'INVALID_FIELD',
    message: /^options\.days_to_include/,
  },
  {
    what: 'an empty list of access tokens',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), access_tokens: [] }),
    code: 'INVALID_FIELD',
    message: /^access_tokens must have at least 1/,
  },
  {
    what: 'a hundred access tokens',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), access_tokens: Array(100).fill(accessToken()) }),
    code: 'INVALID_FIELD',
    message: /^access_tokens must have at most 99/,
  },
  {
    what: 'null options',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), options: null }),
    code: 'INVALID_FIELD',
    message: /^options/,
  },
  {
    what: 'null options on a refresh',
    path: '/asset_report/refresh',
    body: () => ({ asset_report_token: assetReportToken(), options: null }),
    code: 'INVALID_FIELD',
    message: /^options/,
  },
  {
    what: 'an unknown add-on',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), options: { add_ons: ['gold'] } }),
    code: 'INVALID_FIELD',
    message: /^options\.add_ons\[0\]/,
  },
  {
    what: 'an invalid webhook URL',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), options: { webhook: 'ftp://example.com' } }),
    code: 'INVALID_FIELD',
    message: /^options\.webhook/,
  },
  {
    what: 'an invalid webhook URL on a refresh',
    path: '/asset_report/refresh',
    body: () => ({ asset_report_token: assetReportToken(), options: { webhook: 'nowhere' } }),
    code: 'INVALID_FIELD',
    message: /^options\.webhook/,
  },
  {
    what: 'a social security number in another format',
    path: '/asset_report/create',
    body: () => ({ ...createReport(), options: { user: { ssn: '123456789' } } }),
    code: 'INVALID_FIELD',
    message: /^options\.user\.ssn must have the format ddd-dd-dddd$/,
  },
  {
    what: 'a fast report of a report without the add-on',
    path: '/asset_report/get',
    body: () => ({ asset_report_token: assetReportToken(), fast_report: true }),
    code: 'INVALID_FIELD',
    message: /^fast_report/,
  },
  {
    what: 'a filter without accounts',
    path: '/asset_report/filter',
    body: () => ({ asset_report_token: assetReportToken() }),
    code: 'MISSING_FIELDS',
    message: /: account_ids_to_exclude$/,
  },
  {
    what: 'null for the accounts of a filter',
    path: '/asset_report/filter',
    body: () => ({ asset_report_token: assetReportToken(), account_ids_to_exclude: null }),
    code: 'INVALID_FIELD',
    message: /^account_ids_to_exclude/,
  },
  {
    what: 'a filter with accounts to keep',
    path: '/asset_report/filter',
    body: () => ({ asset_report_token: assetReportToken(), account_ids_to_exclude: [], account_ids: [] }),
    code: 'UNKNOWN_FIELDS',
    message: /: account_ids$/,
  },
  {
    what: 'Insights in a PDF',
    path: '/asset_report/pdf/get',
    body: () => ({ asset_report_token: assetReportToken(), include_insights: true }),
    code: 'UNKNOWN_FIELDS',
    message: /: include_insights$/,
  },
  {
    what: 'a fast report in a PDF',
    path: '/asset_report/pdf/get',
    body: () => ({ asset_report_token: assetReportToken(), fast_report: true }),
    code: 'UNKNOWN_FIELDS',
    message: /: fast_report$/,
  },
  {
    what: '732 days in a PDF',
    path: '/asset_report/pdf/get',
    body: () => ({ asset_report_token: assetReportToken(), options: { days_to_include: 732 } }),
    code: 'INVALID_FIELD',
    message: /^options\.days_to_include/,
  },
  {
    what: 'null options of a PDF',
    path: '/asset_report/pdf/get',
    body: () => ({ asset_report_token: assetReportToken(), options: null }),
    code: 'INVALID_FIELD',
    message: /^options/,
  },
  {
    what: 'a PDF without a token',
    path: '/asset_report/pdf/get',
    body: () => ({}),
    code: 'MISSING_FIELDS',
    message: /: asset_report_token$/,
  },
  {
    what: 'an audit copy without a report token',
    path: '/asset_report/audit_copy/create',
    body: () => ({ auditor_id: 'fannie_mae' }),
    code: 'MISSING_FIELDS',
    message: /: asset_report_token$/,
  },
  {
    what: 'an unknown auditor',
    path: '/asset_report/audit_copy/create',
    body: () => ({ asset_report_token: assetReportToken(), auditor_id: 'nobody' }),
    code: 'INVALID_FIELD',
    message: /^auditor_id/,
  },
  {
    what: 'Insights in an audit copy',
    path: '/asset_report/audit_copy/get',
    body: () => ({ audit_copy_token: 'a-sandbox-0', include_insights: true }),
    code: 'UNKNOWN_FIELDS',
    message: /: include_insights$/,
  },
  {
    what: 'Insights in the PDF of an audit copy',
    path: '/asset_report/audit_copy/pdf/get',
    body: () => ({ audit_copy_token: 'a-sandbox-0', include_insights: true }),
    code: 'UNKNOWN_FIELDS',
    message: /: include_insights$/,
  },
];

describe('an invalid request for an Asset Report', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const refusals: Refusal[] = [
  {
    what: 'the access token of another client',
    path: '/asset_report/create',
    body: createReport,
    client: partner,
    error: 'INVALID_INPUT/INVALID_ACCESS_TOKEN',
  },
  {
    what: 'the asset report token of another client',
    path: '/asset_report/get',
    body: () => ({ asset_report_token: assetReportToken() }),
    client: partner,
    error: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  },
  {
    what: 'filtering a report of another client',
    path: '/asset_report/filter',
    body: () => ({ asset_report_token: assetReportToken(), account_ids_to_exclude: [] }),
    client: partner,
    error: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  },
  {
    what: 'the PDF of a report of another client',
    path: '/asset_report/pdf/get',
    body: () => ({ asset_report_token: assetReportToken() }),
    client: partner,
    error: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  },
  {
    what: 'an audit copy of a report of another client',
    path: '/asset_report/audit_copy/create',
    body: () => ({ asset_report_token: assetReportToken() }),
    client: partner,
    error: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  },
  {
    what: 'an unknown audit copy token',
    path: '/asset_report/audit_copy/get',
    body: () => ({ audit_copy_token: 'a-sandbox-0' }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  },
  {
    what: 'the PDF of an unknown audit copy token',
    path: '/asset_report/audit_copy/pdf/get',
    body: () => ({ audit_copy_token: 'a-sandbox-0' }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  },
  {
    what: 'removing an unknown audit copy token',
    path: '/asset_report/audit_copy/remove',
    body: () => ({ audit_copy_token: 'a-sandbox-0' }),
    client: ours,
    error: 'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  },
];

describe('a request for an Asset Report that is not allowed', () => {
  itRefuses(() => sandbox, refusals);

  it('rejects an Asset Report of an Item without the assets product, and names the Item', async () => {
    const created = await call(sandbox, '/sandbox/public_token/create', {
      institution_id: 'ins_109508',
      initial_products: ['transactions'],
    });
    const exchanged = await call(sandbox, '/item/public_token/exchange', {
      public_token: created.json.public_token,
    });
    const body = { access_tokens: [exchanged.json.access_token], days_requested: 30 };
    const { json } = await call(sandbox, '/asset_report/create', body);
    expect(json).toMatchObject({
      error_type: 'ASSET_REPORT_ERROR',
      error_code: 'PRODUCT_NOT_ENABLED',
      causes: [{ item_id: exchanged.json.item_id, error_code: 'PRODUCT_NOT_ENABLED' }],
    });
  });
});
