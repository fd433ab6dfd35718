import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/support/webhook-receiver.js';
import { type Json, send } from '../../../../test/support/wire-call.js';
import { type Sandbox, startSandbox } from '../../src/server.js';
import { brokenCopies } from '../support/broken-copies.js';
import {
  type DescribedPath,
  errorSchema,
  schemaOf,
  violationsOf,
  webhookSchemaOf,
} from '../support/plaid-openapi/check-response.js';
import { description } from '../support/plaid-openapi/description.js';
import type { Schema } from '../support/plaid-openapi/schema.js';

/* Validates responses, errors and webhooks of the sandbox against an OpenAPI description with ajv, for all paths and borrowers. */

const paths = Object.keys(description.paths) as DescribedPath[];
const borrowers = [
  'user_good',
  'user_salaried',
  'user_self_employed',
  'user_small_business',
  'user_wealthy',
  'user_sparse',
];
const reportDelayMs = 60_000;
const report_type = 'asset';

/** The latest valid response of each path, with and without Insights. */
const seen = new Map<string, { readonly schema: Schema; readonly response: Json }>();

let sandbox: Sandbox;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  sandbox = await startSandbox({
    seed: 'answers',
    now: new Date('2026-11-21T10:00:00Z'),
    reportDelayMs,
    cashflowDelayMs: 0,
    controlPort: 0,
  });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});

async function ask(path: DescribedPath, request: Json, client = sandbox.clients.ours) {
  return send(sandbox, path, JSON.stringify(request), {
    'plaid-client-id': client.clientId,
    'plaid-secret': client.secret,
    // On a slow machine, a validation takes longer than the sandbox keeps an idle connection.
    connection: 'close',
  });
}

/** Makes a call and validates the response. */
async function checked(path: DescribedPath, request: Json, client = sandbox.clients.ours): Promise<Json> {
  const { status, headers, text } = await ask(path, request, client);
  const schema = schemaOf(path, request);
  expect(status).toBe(200);
  if (schema === undefined) {
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('plaid-request-id')).not.toBeNull();
    expect(text.slice(0, 5)).toBe('%PDF-');
    return {};
  }
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  const response = JSON.parse(text) as Json;
  expect({ path, faults: violationsOf(schema, response) }).toEqual({ path, faults: [] });
  seen.set('include_insights' in request ? `${path} with Insights` : path, { schema, response });
  return response;
}

async function link(options: Json = {}, products = ['assets']): Promise<string> {
  const { public_token } = await checked('/sandbox/public_token/create', {
    institution_id: 'ins_109508',
    initial_products: products,
    options,
  });
  return String((await checked('/item/public_token/exchange', { public_token })).access_token);
}

async function create(access_token: string, options: Json = {}): Promise<string> {
  const request = { access_tokens: [access_token], days_requested: 731, options };
  return String((await checked('/asset_report/create', request)).asset_report_token);
}

const finishReports = () => sandbox.clock.advance(reportDelayMs);

async function relay(asset_report_token: string, webhook: string | null = null): Promise<string> {
  const request = {
    report_tokens: [asset_report_token],
    secondary_client_id: sandbox.clients.partner.clientId,
    webhook,
  };
  return String((await checked('/credit/relay/create', request)).relay_token);
}

/** Makes all read calls for an Item without reports. */
async function readAll(access_token: string): Promise<void> {
  const { partner } = sandbox.clients;
  const options = {
    add_ons: ['fast_assets', 'investments'],
    client_report_id: 'loan-1',
    user: { first_name: 'Mabel', ssn: '000-00-0009' },
  };
  const asset_report_token = await create(access_token, options);
  finishReports();
  const report = await checked('/asset_report/get', { asset_report_token, include_insights: true });
  await checked('/asset_report/get', { asset_report_token, fast_report: true });
  await checked('/asset_report/get', { asset_report_token, options: { days_to_include: 0 } });
  await checked('/asset_report/get', { asset_report_token });
  await checked('/asset_report/pdf/get', { asset_report_token });

  const relay_token = await relay(asset_report_token);
  await checked('/credit/relay/get', { relay_token, report_type, include_insights: true }, partner);
  await checked('/credit/relay/get', { relay_token, report_type }, partner);
  await checked('/credit/relay/pdf/get', { relay_token, report_type }, partner);
  await checked('/credit/relay/refresh', { relay_token, report_type }, partner);
  await checked('/credit/relay/remove', { relay_token });

  const { audit_copy_token } = await checked('/asset_report/audit_copy/create', { asset_report_token });
  await checked('/asset_report/audit_copy/get', { audit_copy_token });
  await checked('/asset_report/audit_copy/pdf/get', { audit_copy_token });
  await checked('/asset_report/audit_copy/remove', { audit_copy_token });

  const [accountId] = accountIdsIn(report);
  const filter = { asset_report_token, account_ids_to_exclude: [accountId] };
  await checked('/asset_report/filter', filter);
  await checked('/asset_report/refresh', { asset_report_token });
  await checked('/asset_report/remove', { asset_report_token });

  await checked('/cashflow_report/refresh', { access_token, days_requested: 730 });
  await checked('/cashflow_report/get', { access_token, days_requested: 730, count: 500 });
  let cursor = '';
  for (let hasMore = true; hasMore; ) {
    const page = await checked('/cashflow_report/transactions/get', { access_token, count: 500, cursor });
    cursor = String(page.next_cursor);
    hasMore = page.has_more === true;
  }
  await checked('/cashflow_report/insights/get', { access_token });
}

function accountIdsIn(response: Json): unknown[] {
  const { report } = response as { report: { items: { accounts: { account_id: unknown }[] }[] } };
  return report.items.flatMap(({ accounts }) => accounts.map(({ account_id }) => account_id));
}

/** Fires a webhook and returns its key id. */
async function keyIdInUse(): Promise<string> {
  const before = receiver.received.length;
  const access_token = await link({ webhook: receiver.url });
  await checked('/sandbox/item/fire_webhook', { access_token, webhook_code: 'PRODUCT_READY' });
  const webhook = given((await receiver.until(before + 1)).at(-1), 'a webhook');
  const [header = ''] = String(webhook.headers['plaid-verification']).split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
}

/** Makes the sandbox send webhooks of every code, and returns their bodies. */
async function allWebhooks(): Promise<Json[]> {
  const before = receiver.received.length;
  const webhook = receiver.url;
  const access_token = await link({ webhook });
  const asset_report_token = await create(access_token, { webhook, add_ons: ['fast_assets'] });
  finishReports();
  sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
  await create(access_token, { webhook });
  finishReports();
  const relay_token = await relay(asset_report_token, webhook);
  await checked('/credit/relay/get', { relay_token, report_type }, sandbox.clients.partner);
  await checked('/cashflow_report/refresh', { access_token, days_requested: 1 });
  await checked('/sandbox/item/fire_webhook', { access_token, webhook_code: 'ERROR' });
  const received = (await receiver.until(before + 6)).slice(before);
  return received.map(({ bytes }) => JSON.parse(bytes.toString()) as Json);
}

describe('the OpenAPI description', () => {
  it('has the 23 paths that the sandbox serves', async () => {
    expect(paths).toHaveLength(23);
    // The error of the control API for an unknown path lists all paths.
    const response = await fetch(`${given(sandbox.controlUrl, 'the control API')}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/', faults: [{ kind: 'hang' }] }),
    });
    const { error } = (await response.json()) as { error: string };
    expect(error.match(/\/[\w/]+/g)?.sort()).toEqual(paths.toSorted());
  });
});

describe('a response with status 200', () => {
  it.each(borrowers)('is valid on every path for %s', async (username) => {
    await readAll(await link({ override_username: username, override_password: 'pass_good' }));
  });

  it('is valid for every custom user of the tests', async () => {
    for (const file of await readdir('test/custom-users')) {
      const override_password = await readFile(`test/custom-users/${file}`, 'utf8');
      await readAll(await link({ override_username: 'user_custom', override_password }));
    }
  });

  it('is valid for current and expired webhook keys', async () => {
    const key_id = await keyIdInUse();
    expect(await checked('/webhook_verification_key/get', { key_id })).toMatchObject({
      key: { expired_at: null },
    });
    sandbox.webhooks.keys.rotate();
    const { key } = await checked('/webhook_verification_key/get', { key_id });
    expect(key).toMatchObject({ expired_at: expect.any(Number) });
  });

  it('was checked on every path', () => {
    expect(paths.filter((path) => sandbox.calls.count(path) === 0)).toEqual([]);
  });
});

describe('an error', () => {
  const ready = () => given(sandbox.samples.assetReports[0], 'a sample report').assetReportToken;
  const errors: [code: string, path: DescribedPath, request: () => Promise<Json> | Json, status?: number][] =
    [
      [
        'ASSET_REPORT_ERROR/PRODUCT_NOT_READY',
        '/asset_report/get',
        async () => ({ asset_report_token: await create(await link()) }),
      ],
      [
        'ASSET_REPORT_ERROR/PRODUCT_NOT_READY',
        '/asset_report/pdf/get',
        async () => ({ asset_report_token: await create(await link()) }),
      ],
      [
        'ASSET_REPORT_ERROR/DATA_UNAVAILABLE',
        '/asset_report/get',
        async () => {
          sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
          const asset_report_token = await create(await link());
          finishReports();
          return { asset_report_token };
        },
      ],
      [
        'ASSET_REPORT_ERROR/PRODUCT_NOT_ENABLED',
        '/asset_report/create',
        async () => ({ access_tokens: [await link({}, ['auth'])], days_requested: 1 }),
      ],
      [
        'ASSET_REPORT_ERROR/INVALID_PARENT',
        '/asset_report/filter',
        async () => {
          const asset_report_token = await create(await link());
          await checked('/asset_report/remove', { asset_report_token });
          return { asset_report_token, account_ids_to_exclude: [] };
        },
      ],
      [
        'ITEM_ERROR/PRODUCT_NOT_READY',
        '/cashflow_report/insights/get',
        async () => ({ access_token: await link() }),
      ],
      [
        'ITEM_ERROR/PRODUCT_NOT_ENABLED',
        '/cashflow_report/refresh',
        async () => ({ access_token: await link({}, ['auth']), days_requested: 1 }),
      ],
      [
        'INVALID_INPUT/INVALID_ASSET_REPORT_TOKEN',
        '/asset_report/remove',
        () => ({ asset_report_token: 'none' }),
      ],
      [
        'INVALID_INPUT/INVALID_AUDIT_COPY_TOKEN',
        '/asset_report/audit_copy/get',
        () => ({ audit_copy_token: 'none' }),
      ],
      [
        'INVALID_INPUT/INVALID_ACCESS_TOKEN',
        '/cashflow_report/get',
        () => ({ access_token: 'none', days_requested: 1 }),
      ],
      ['INVALID_INPUT/INVALID_PUBLIC_TOKEN', '/item/public_token/exchange', () => ({ public_token: 'none' })],
      ['INVALID_REQUEST/INVALID_FIELD', '/credit/relay/get', () => ({ relay_token: 'none', report_type })],
      ['INVALID_REQUEST/MISSING_FIELDS', '/credit/relay/create', () => ({})],
      [
        'INVALID_REQUEST/UNKNOWN_FIELDS',
        '/asset_report/get',
        () => ({ asset_report_token: ready(), colour: 1 }),
      ],
      [
        'SANDBOX_ERROR/SANDBOX_WEBHOOK_INVALID',
        '/sandbox/item/fire_webhook',
        async () => ({ access_token: await link(), webhook_code: 'ERROR' }),
      ],
      [
        'RATE_LIMIT_EXCEEDED/RATE_LIMIT',
        '/asset_report/get',
        () => {
          const [errorType, errorCode] = ['RATE_LIMIT_EXCEEDED', 'RATE_LIMIT'];
          sandbox.faults.set('/asset_report/get', {
            kind: 'error',
            status: 429,
            errorType,
            errorCode,
            times: 1,
          });
          return { asset_report_token: ready() };
        },
        429,
      ],
    ];

  it.each(errors)('%s of %s is valid', async (code, path, request, expected = 400) => {
    const { status, text } = await ask(path, await request());
    const error = JSON.parse(text) as Json;
    expect({ status, code: `${error.error_type}/${error.error_code}` }).toEqual({ status: expected, code });
    expect(violationsOf(errorSchema, error)).toEqual([]);
  });

  it('for an invalid body, invalid keys or an unknown path is valid', async () => {
    const refused = [
      await send(sandbox, '/asset_report/get', '{', {}),
      await send(sandbox, '/asset_report/get', '{}', {}),
      await send(sandbox, '/asset_report/got', '{}', {}),
    ];
    const codes = refused.map(({ status, text }) => {
      const error = JSON.parse(text) as Json;
      expect(violationsOf(errorSchema, error)).toEqual([]);
      return `${status} ${error.error_code}`;
    });
    expect(codes).toEqual(['400 INVALID_BODY', '400 INVALID_API_KEYS', '404 NOT_FOUND']);
  });
});

describe('a webhook', () => {
  it('of every code and both report types is valid', async () => {
    const bodies = await allWebhooks();
    expect(bodies.flatMap((body) => violationsOf(webhookSchemaOf(String(body.webhook_code)), body))).toEqual(
      [],
    );
    expect(bodies.map((body) => [body.webhook_code, body.report_type])).toEqual([
      ['PRODUCT_READY', 'FAST'],
      ['PRODUCT_READY', 'FULL'],
      ['ERROR', undefined],
      ['RELAY_EVENT', undefined],
      ['CASHFLOW_REPORT_READY', undefined],
      ['ERROR', undefined],
    ]);
    expect(new Set(bodies.map((body) => body.webhook_code))).toEqual(
      new Set(Object.keys(description.webhooks)),
    );
  });
});

describe('the validation', () => {
  let webhooks: Json[];
  beforeAll(async () => {
    webhooks = await allWebhooks();
    await checked('/webhook_verification_key/get', { key_id: await keyIdInUse() });
    await readAll(await link({ override_username: 'user_wealthy', override_password: 'pass_good' }));
  });

  it('rejects a number of days that is a string', async () => {
    const asset_report_token = given(sandbox.samples.assetReports[0], 'a sample report').assetReportToken;
    sandbox.faults.set('/asset_report/get', {
      kind: 'transform',
      times: 1,
      transform(body) {
        (body as { report: Json }).report.days_requested = 'ninety';
        return body;
      },
    });
    const { status, text } = await ask('/asset_report/get', { asset_report_token });
    expect(status).toBe(200);
    const schema = given(schemaOf('/asset_report/get'), 'a schema');
    expect(violationsOf(schema, JSON.parse(text))).toEqual(['/report/days_requested must be integer']);
  });

  const jsonPaths = paths.filter((path) => schemaOf(path) !== undefined);
  const withInsights = ['/asset_report/get with Insights', '/credit/relay/get with Insights'];

  it.each([...jsonPaths, ...withInsights])(
    'rejects a wrong type, a missing key and an extra key everywhere in the response of %s',
    async (path) => {
      const { schema, response } = given(seen.get(path), 'a response');
      const copies = brokenCopies(response, ['investments']);
      expect(copies.length).toBeGreaterThan(2);
      expect(
        copies.filter(({ value }) => violationsOf(schema, value).length === 0).map(({ what }) => what),
      ).toEqual([]);
    },
  );

  it('rejects them in an error and in every webhook', async () => {
    const { text } = await ask('/asset_report/get', { asset_report_token: 'none' });
    const cases = [
      { schema: errorSchema, value: JSON.parse(text) as unknown },
      ...webhooks.map((body) => ({ schema: webhookSchemaOf(String(body.webhook_code)), value: body })),
    ];
    const missed = cases.flatMap(({ schema, value }) =>
      brokenCopies(value, ['causes']).filter((copy) => violationsOf(schema, copy.value).length === 0),
    );
    expect(missed.map(({ what }) => what)).toEqual([]);
  });
});
