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
  {
    what: 'missing required fields',
    path: '/credit/relay/create',
    body: () => ({}),
    code: 'MISSING_FIELDS',
    message: /^the following required fields are missing: report_tokens, secondary_client_id$/,
  },
  {
    what: 'a token that is not a string',
    path: '/credit/relay/get',
    body: () => ({ ...getRelay(), relay_token: 5 }),
    code: 'INVALID_FIELD',
    message: /^relay_token must be of type string$/,
  },
  {
    what: 'null for a required token',
    path: '/credit/relay/get',
    body: () => ({ ...getRelay(), relay_token: null }),
    code: 'INVALID_FIELD',
    message: /^relay_token/,
  },
  {
    what: 'a report type other than asset',
    path: '/credit/relay/get',
    body: () => ({ ...getRelay(), report_type: 'income' }),
    code: 'INVALID_FIELD',
    message: /^report_type must be one of: asset$/,
  },
  {
    what: 'two report tokens',
    path: '/credit/relay/create',
    body: () => ({
      report_tokens: [assetReportToken(), assetReportToken()],
      secondary_client_id: sandbox.clients.partner.clientId,
    }),
    code: 'INVALID_FIELD',
    message: /^report_tokens must have at most 1/,
  },
  {
    what: 'no report tokens',
    path: '/credit/relay/create',
    body: () => ({ report_tokens: [], secondary_client_id: sandbox.clients.partner.clientId }),
    code: 'INVALID_FIELD',
    message: /^report_tokens/,
  },
  {
    what: 'a secondary client that does not exist',
    path: '/credit/relay/create',
    body: () => ({ report_tokens: [assetReportToken()], secondary_client_id: 'nobody' }),
    code: 'INVALID_FIELD',
    message: /^secondary_client_id/,
  },
  {
    what: 'Insights in a PDF',
    path: '/credit/relay/pdf/get',
    body: () => ({ ...getRelay(), include_insights: true }),
    code: 'UNKNOWN_FIELDS',
    message: /: include_insights$/,
  },
  {
    what: 'days for a PDF',
    path: '/credit/relay/pdf/get',
    body: () => ({ ...getRelay(), options: { days_to_include: 7 } }),
    code: 'UNKNOWN_FIELDS',
    message: /: options$/,
  },
  {
    what: 'a PDF without a report type',
    path: '/credit/relay/pdf/get',
    body: () => ({ relay_token: relayToken() }),
    code: 'MISSING_FIELDS',
    message: /: report_type$/,
  },
];

describe('an invalid request for a relayed report', () => {
  itRefusesBadRequests(() => sandbox, badRequests);
});

const refusals: Refusal[] = [
  {
    what: 'relaying a report of another client',
    path: '/credit/relay/create',
    body: () => ({ report_tokens: [assetReportToken()], secondary_client_id: ours().clientId }),
    client: partner,
    error: 'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
  },
  {
    what: 'an unknown relay token',
    path: '/credit/relay/get',
    body: () => ({ relay_token: 'credit-relay-sandbox-0', report_type: 'asset' }),
    client: ours,
    error: 'INVALID_REQUEST/INVALID_FIELD',
  },
  {
    what: 'the owner reading its own relay token',
    path: '/credit/relay/get',
    body: getRelay,
    client: partner,
    error: 'INVALID_REQUEST/INVALID_FIELD',
  },
  {
    what: 'the owner refreshing its own relay token',
    path: '/credit/relay/refresh',
    body: getRelay,
    client: partner,
    error: 'INVALID_REQUEST/INVALID_FIELD',
  },
  {
    what: 'a third client revoking a relay token',
    path: '/credit/relay/remove',
    body: () => ({ relay_token: relayToken() }),
    client: () => withoutInsights,
    error: 'INVALID_REQUEST/INVALID_FIELD',
  },
  {
    what: 'the owner reading the PDF of its own relay token',
    path: '/credit/relay/pdf/get',
    body: getRelay,
    client: partner,
    error: 'INVALID_REQUEST/INVALID_FIELD',
  },
];

describe('a request for a relayed report that is not allowed', () => {
  itRefuses(() => sandbox, refusals);

  it('rejects Insights for a client without Insights', async () => {
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
