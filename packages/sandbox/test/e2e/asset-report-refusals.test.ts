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
  [
    'a field that is not of the request',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken(), colour: 1, days: 2 }),
    'UNKNOWN_FIELDS',
    /colour, days/,
  ],
  [
    'an unknown field deep inside',
    '/asset_report/create',
    () => ({ ...createReport(), options: { user: { nickname: 'x' } } }),
    'UNKNOWN_FIELDS',
    /options\.user\.nickname/,
  ],
  [
    'add-ons on a refresh',
    '/asset_report/refresh',
    () => ({ asset_report_token: assetReportToken(), options: { add_ons: ['investments'] } }),
    'UNKNOWN_FIELDS',
    /options\.add_ons/,
  ],
  [
    'a report of no Items',
    '/asset_report/create',
    () => ({ days_requested: 30 }),
    'MISSING_FIELDS',
    /: access_tokens$/,
  ],
  ['a get of no report', '/asset_report/get', () => ({}), 'MISSING_FIELDS', /: asset_report_token$/],
  [
    '732 days of an Asset Report',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: 732 }),
    'INVALID_FIELD',
    /^days_requested must be at most 731$/,
  ],
  [
    'fewer than no days',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: -1 }),
    'INVALID_FIELD',
    /^days_requested/,
  ],
  [
    'half a day',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: 1.5 }),
    'INVALID_FIELD',
    /^days_requested must be of type integer$/,
  ],
  [
    'days as text',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: '30' }),
    'INVALID_FIELD',
    /^days_requested/,
  ],
  [
    '732 days to include',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken(), options: { days_to_include: 732 } }),
    'INVALID_FIELD',
    /^options\.days_to_include/,
  ],
  [
    'an empty list of Items',
    '/asset_report/create',
    () => ({ ...createReport(), access_tokens: [] }),
    'INVALID_FIELD',
    /^access_tokens must have at least 1/,
  ],
  [
    'a hundred Items',
    '/asset_report/create',
    () => ({ ...createReport(), access_tokens: Array(100).fill(accessToken()) }),
    'INVALID_FIELD',
    /^access_tokens must have at most 99/,
  ],
  [
    'null options',
    '/asset_report/create',
    () => ({ ...createReport(), options: null }),
    'INVALID_FIELD',
    /^options/,
  ],
  [
    'null options on a refresh',
    '/asset_report/refresh',
    () => ({ asset_report_token: assetReportToken(), options: null }),
    'INVALID_FIELD',
    /^options/,
  ],
  [
    'an unknown add-on',
    '/asset_report/create',
    () => ({ ...createReport(), options: { add_ons: ['gold'] } }),
    'INVALID_FIELD',
    /^options\.add_ons\[0\]/,
  ],
  [
    'a webhook that is not a web address',
    '/asset_report/create',
    () => ({ ...createReport(), options: { webhook: 'ftp://example.com' } }),
    'INVALID_FIELD',
    /^options\.webhook/,
  ],
  [
    'a webhook that is not a web address on a refresh',
    '/asset_report/refresh',
    () => ({ asset_report_token: assetReportToken(), options: { webhook: 'nowhere' } }),
    'INVALID_FIELD',
    /^options\.webhook/,
  ],
  [
    'a social security number of another shape',
    '/asset_report/create',
    () => ({ ...createReport(), options: { user: { ssn: '123456789' } } }),
    'INVALID_FIELD',
    /^options\.user\.ssn must have the format ddd-dd-dddd$/,
  ],
  [
    'a fast report that was never asked for',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken(), fast_report: true }),
    'INVALID_FIELD',
    /^fast_report/,
  ],
  [
    'a filter that drops nothing in particular',
    '/asset_report/filter',
    () => ({ asset_report_token: assetReportToken() }),
    'MISSING_FIELDS',
    /: account_ids_to_exclude$/,
  ],
  [
    'null for the accounts to drop',
    '/asset_report/filter',
    () => ({ asset_report_token: assetReportToken(), account_ids_to_exclude: null }),
    'INVALID_FIELD',
    /^account_ids_to_exclude/,
  ],
  [
    'a filter that names what to keep',
    '/asset_report/filter',
    () => ({ asset_report_token: assetReportToken(), account_ids_to_exclude: [], account_ids: [] }),
    'UNKNOWN_FIELDS',
    /: account_ids$/,
  ],
  [
    'Insights in a PDF',
    '/asset_report/pdf/get',
    () => ({ asset_report_token: assetReportToken(), include_insights: true }),
    'UNKNOWN_FIELDS',
    /: include_insights$/,
  ],
  [
    'a fast report in a PDF',
    '/asset_report/pdf/get',
    () => ({ asset_report_token: assetReportToken(), fast_report: true }),
    'UNKNOWN_FIELDS',
    /: fast_report$/,
  ],
  [
    '732 days in a PDF',
    '/asset_report/pdf/get',
    () => ({ asset_report_token: assetReportToken(), options: { days_to_include: 732 } }),
    'INVALID_FIELD',
    /^options\.days_to_include/,
  ],
  [
    'null options of a PDF',
    '/asset_report/pdf/get',
    () => ({ asset_report_token: assetReportToken(), options: null }),
    'INVALID_FIELD',
    /^options/,
  ],
  ['a PDF of no report', '/asset_report/pdf/get', () => ({}), 'MISSING_FIELDS', /: asset_report_token$/],
  [
    'an audit copy of no report',
    '/asset_report/audit_copy/create',
    () => ({ auditor_id: 'fannie_mae' }),
    'MISSING_FIELDS',
    /: asset_report_token$/,
  ],
  [
    'an auditor nobody knows',
    '/asset_report/audit_copy/create',
    () => ({ asset_report_token: assetReportToken(), auditor_id: 'nobody' }),
    'INVALID_FIELD',
    /^auditor_id/,
  ],
  [
    'Insights in an audit copy',
    '/asset_report/audit_copy/get',
    () => ({ audit_copy_token: 'a-sandbox-0', include_insights: true }),
    'UNKNOWN_FIELDS',
    /: include_insights$/,
  ],
  [
    'Insights in the PDF of an audit copy',
    '/asset_report/audit_copy/pdf/get',
    () => ({ audit_copy_token: 'a-sandbox-0', include_insights: true }),
    'UNKNOWN_FIELDS',
    /: include_insights$/,
  ],
];

describe('a request for an Asset Report that is wrong in itself', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const refusals: Refusal[] = [
  [
    'the access token of another client',
    '/asset_report/create',
    createReport,
    partner,
    'INVALID_INPUT/INVALID_ACCESS_TOKEN',
  ],
  [
    'the asset report token of another client',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken() }),
    partner,
    'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  ],
  [
    'filtering a report of another client',
    '/asset_report/filter',
    () => ({ asset_report_token: assetReportToken(), account_ids_to_exclude: [] }),
    partner,
    'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  ],
  [
    'the PDF of a report of another client',
    '/asset_report/pdf/get',
    () => ({ asset_report_token: assetReportToken() }),
    partner,
    'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  ],
  [
    'an audit copy of a report of another client',
    '/asset_report/audit_copy/create',
    () => ({ asset_report_token: assetReportToken() }),
    partner,
    'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  ],
  [
    'an unknown audit copy token',
    '/asset_report/audit_copy/get',
    () => ({ audit_copy_token: 'a-sandbox-0' }),
    ours,
    'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  ],
  [
    'the PDF of an unknown audit copy token',
    '/asset_report/audit_copy/pdf/get',
    () => ({ audit_copy_token: 'a-sandbox-0' }),
    ours,
    'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  ],
  [
    'removing an unknown audit copy token',
    '/asset_report/audit_copy/remove',
    () => ({ audit_copy_token: 'a-sandbox-0' }),
    ours,
    'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
  ],
];

describe('a request for an Asset Report that is wrong in this world', () => {
  itRefuses(() => sandbox, refusals);

  it('refuses an Asset Report of an Item without the assets product, and names the Item', async () => {
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
