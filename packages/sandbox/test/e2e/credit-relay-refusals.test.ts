import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BadRequest,
  call,
  itRefuses,
  itRefusesBadRequests,
  type Refusal,
} from '../../../../test/support/wire-call.js';
import { type Sandbox, startSandbox } from '../../src/server.js';
import type { Client } from '../../src/state/entities.js';

const withoutInsights: Client = {
  clientId: 'sandbox-client-plain',
  secret: 'sandbox-secret-plain',
  name: 'Without Insights',
  insightsEnabled: false,
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'relay-refusals',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
    otherClients: [withoutInsights],
  });
});
afterAll(() => sandbox.stop());

const relayToken = () => sandbox.samples.relayTokens[0]?.relayToken ?? '';
const assetReportToken = () => sandbox.samples.assetReports[0]?.assetReportToken ?? '';
const getRelay = () => ({ relay_token: relayToken(), report_type: 'asset' });
const ours = () => sandbox.clients.ours;
const partner = () => sandbox.clients.partner;

const badRequests: BadRequest[] = [
  [
    'required fields left out',
    '/credit/relay/create',
    () => ({}),
    'MISSING_FIELDS',
    /^the following required fields are missing: report_tokens, secondary_client_id$/,
  ],
  [
    'a token that is not text',
    '/credit/relay/get',
    () => ({ ...getRelay(), relay_token: 5 }),
    'INVALID_FIELD',
    /^relay_token must be of type string$/,
  ],
  [
    'null for a required token',
    '/credit/relay/get',
    () => ({ ...getRelay(), relay_token: null }),
    'INVALID_FIELD',
    /^relay_token/,
  ],
  [
    'a report type other than asset',
    '/credit/relay/get',
    () => ({ ...getRelay(), report_type: 'income' }),
    'INVALID_FIELD',
    /^report_type must be one of: asset$/,
  ],
  [
    'two report tokens at once',
    '/credit/relay/create',
    () => ({
      report_tokens: [assetReportToken(), assetReportToken()],
      secondary_client_id: sandbox.clients.partner.clientId,
    }),
    'INVALID_FIELD',
    /^report_tokens must have at most 1/,
  ],
  [
    'no report token at all',
    '/credit/relay/create',
    () => ({ report_tokens: [], secondary_client_id: sandbox.clients.partner.clientId }),
    'INVALID_FIELD',
    /^report_tokens/,
  ],
  [
    'a secondary client that does not exist',
    '/credit/relay/create',
    () => ({ report_tokens: [assetReportToken()], secondary_client_id: 'nobody' }),
    'INVALID_FIELD',
    /^secondary_client_id/,
  ],
  [
    'Insights in a PDF',
    '/credit/relay/pdf/get',
    () => ({ ...getRelay(), include_insights: true }),
    'UNKNOWN_FIELDS',
    /: include_insights$/,
  ],
  [
    'a choice of days in a PDF',
    '/credit/relay/pdf/get',
    () => ({ ...getRelay(), options: { days_to_include: 7 } }),
    'UNKNOWN_FIELDS',
    /: options$/,
  ],
  [
    'a PDF of no report type',
    '/credit/relay/pdf/get',
    () => ({ relay_token: relayToken() }),
    'MISSING_FIELDS',
    /: report_type$/,
  ],
];

describe('a request for a relayed report that is wrong in itself', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const refusals: Refusal[] = [
  [
    'relaying a report of another client',
    '/credit/relay/create',
    () => ({ report_tokens: [assetReportToken()], secondary_client_id: ours().clientId }),
    partner,
    'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  ],
  [
    'an unknown relay token',
    '/credit/relay/get',
    () => ({ relay_token: 'credit-relay-sandbox-0', report_type: 'asset' }),
    ours,
    'INVALID_REQUEST/INVALID_FIELD',
  ],
  [
    'the owner reading its own relay token',
    '/credit/relay/get',
    getRelay,
    partner,
    'INVALID_REQUEST/INVALID_FIELD',
  ],
  [
    'the owner refreshing its own relay token',
    '/credit/relay/refresh',
    getRelay,
    partner,
    'INVALID_REQUEST/INVALID_FIELD',
  ],
  [
    'a third client revoking a relay token',
    '/credit/relay/remove',
    () => ({ relay_token: relayToken() }),
    () => withoutInsights,
    'INVALID_REQUEST/INVALID_FIELD',
  ],
  [
    'the owner reading the PDF of its own relay token',
    '/credit/relay/pdf/get',
    getRelay,
    partner,
    'INVALID_REQUEST/INVALID_FIELD',
  ],
];

describe('a request for a relayed report that is wrong in this world', () => {
  itRefuses(() => sandbox, refusals);

  it('refuses Insights to a client for which they are not switched on', async () => {
    const relayed = await call(sandbox, '/credit/relay/create', {
      report_tokens: [assetReportToken()],
      secondary_client_id: withoutInsights.clientId,
    });
    const body = { relay_token: relayed.json.relay_token, report_type: 'asset' };
    const plain = await call(sandbox, '/credit/relay/get', body, withoutInsights);
    expect(plain.status).toBe(200);
    const insights = { ...body, include_insights: true };
    const { json } = await call(sandbox, '/credit/relay/get', insights, withoutInsights);
    expect(json).toMatchObject({ error_type: 'ASSET_REPORT_ERROR', error_code: 'INSIGHTS_NOT_ENABLED' });
  });
});
